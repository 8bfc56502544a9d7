import { type RefObject, useMemo } from "react";
import { Button } from "../../../components/button.tsx";
import { isReadable, PayloadText } from "../text/payload-text.tsx";
import { type ByteRange, type ByteSelection, rangeOf } from "./byte-selection.ts";
import { byteValues, rangeLabel } from "./byte-values.ts";
import styles from "./bytes-pane.module.css";
import { BytesView } from "./bytes-view.tsx";
import type { Copying } from "./use-copying.ts";
import { words } from "./words/words.ts";

interface BytesPaneProps {
  readonly bytes: Uint8Array;
  readonly selection: ByteSelection | null;
  /** What the selected bytes stand in. */
  readonly near: ByteRange | null;
  /** What they are, in words. */
  readonly label: string | null;
  readonly onSelect: (selection: ByteSelection | null) => void;
  readonly copying: Copying;
  /** Where the bytes are text, whether they are shown as that. */
  readonly asText: boolean;
  readonly onAsText: (asText: boolean) => void;
  readonly gridRef: RefObject<HTMLTableElement | null>;
  /** Escape with nothing selected. */
  readonly onLeave: () => void;
}

/** A payload's bytes, and what the selected ones mean as numbers and text. */
export function BytesPane(props: BytesPaneProps) {
  const { bytes, selection, near, label, onSelect, copying, asText, onAsText, gridRef, onLeave } = props;
  const range = selection && rangeOf(selection);
  const readable = useMemo(() => isReadable(bytes), [bytes]);
  const isText = readable && asText;
  return (
    <section className={styles.pane} data-text={isText || undefined} aria-label={words().payload}>
      <div className={styles.bar}>
        <span className={styles.range}>
          {isText ? words().payload : range ? rangeLabel(range) : words().bytes}
        </span>
        {range && !isText && label !== null && (
          <span className={styles.label} title={label}>
            {label}
          </span>
        )}
        <span className={styles.note} role="status">
          {copying.note}
        </span>
        {readable && (
          <Button
            look="quiet"
            className={styles.asText}
            aria-pressed={asText}
            title={words().showAsText}
            onClick={() => onAsText(!asText)}
          >
            {words().text}
          </Button>
        )}
        <span className={styles.size}>{words().size(bytes.length)}</span>
      </div>
      {!isText && <Values bytes={bytes} range={range} />}
      {isText ? (
        <PayloadText bytes={bytes} onLeave={onLeave} />
      ) : bytes.length === 0 ? (
        <p className={styles.hint}>{words().noPayload}</p>
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
    return <p className={styles.values}>{bytes.length > 0 && words().selectHint}</p>;
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
