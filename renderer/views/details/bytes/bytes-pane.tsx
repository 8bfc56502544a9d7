import type { RefObject } from "react";
import { plural } from "../../../../shared/text/count.ts";
import { type ByteRange, type ByteSelection, rangeOf } from "./byte-selection.ts";
import { byteValues, rangeLabel } from "./byte-values.ts";
import styles from "./bytes-pane.module.css";
import { BytesView } from "./bytes-view.tsx";
import type { Copying } from "./use-copying.ts";

interface BytesPaneProps {
  readonly bytes: Uint8Array;
  readonly selection: ByteSelection | null;
  /** What the selected bytes stand in. */
  readonly near: ByteRange | null;
  /** What they are, in words. */
  readonly label: string | null;
  readonly onSelect: (selection: ByteSelection | null) => void;
  readonly copying: Copying;
  readonly gridRef: RefObject<HTMLTableElement | null>;
  /** Escape with nothing selected. */
  readonly onLeave: () => void;
}

/** A payload's bytes, and what the selected ones mean as numbers and text. */
export function BytesPane(props: BytesPaneProps) {
  const { bytes, selection, near, label, onSelect, copying, gridRef, onLeave } = props;
  const range = selection && rangeOf(selection);
  return (
    <section className={styles.pane} aria-label="Payload">
      <div className={styles.bar}>
        <span className={styles.range}>{range ? rangeLabel(range) : "Bytes"}</span>
        {range && label !== null && (
          <span className={styles.label} title={label}>
            {label}
          </span>
        )}
        <span className={styles.note} role="status">
          {copying.note}
        </span>
        <span className={styles.size}>{plural(bytes.length, "byte")}</span>
      </div>
      <Values bytes={bytes} range={range} />
      {bytes.length === 0 ? (
        <p className={styles.hint}>The packet carries no payload.</p>
      ) : (
        <BytesView
          bytes={bytes}
          selection={selection}
          near={near}
          onSelect={onSelect}
          onCopied={copying.tell}
          gridRef={gridRef}
          onLeave={onLeave}
        />
      )}
    </section>
  );
}

function Values({ bytes, range }: { readonly bytes: Uint8Array; readonly range: ByteRange | null }) {
  if (!range) {
    return <p className={styles.values}>{bytes.length > 0 && "Select bytes to read them as numbers."}</p>;
  }
  const values = byteValues(bytes.subarray(range.first, range.last + 1));
  return (
    <dl className={styles.values}>
      {values.map(({ name, meaning, text }) => (
        <div key={name} className={styles.value} title={meaning}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
