import { ArrowDown, ArrowUp, Copy, GripVertical, X } from "lucide-react";
import { type KeyboardEvent, useId, useRef } from "react";
import { parsePause } from "../../../../../shared/input/quantities.ts";
import { limits } from "../../../../../shared/limits.ts";
import type { Family } from "../../../../../shared/net/address.ts";
import type { Parsed } from "../../../../../shared/parsed.ts";
import { inputProblemText } from "../../../../../shared/text/sentences.ts";
import { Button, IconButton } from "../../../../components/button.tsx";
import { rowKinds, type SequenceRow } from "../../../../store/sequence-draft.ts";
import { addressIn } from "../../destination.ts";
import { Mistake } from "../../mistake.tsx";
import { useDraft } from "../../use-draft.ts";
import { words as payloadWords } from "../words/words.ts";
import { rowContent } from "./row-content.ts";
import styles from "./sequence.module.css";
import { words } from "./words/words.ts";

/** A row on its way by pointer: where it was, and the place that it would have. */
export interface Drag {
  readonly from: number;
  readonly to: number;
}

interface SequenceItemProps {
  readonly row: SequenceRow;
  /** From 0. */
  readonly place: number;
  readonly last: boolean;
  readonly canCopy: boolean;
  readonly onChange: (row: SequenceRow) => void;
  /** Null while none is dragged. */
  readonly drag: Drag | null;
  readonly onDrag: (drag: Drag | null) => void;
  readonly onDrop: (drag: Drag) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

/** Of pauses. */
const unit = "ms";

/** One packet: its kind, its pause, what is done with it, and its payload below. */
export function SequenceItem({ row, place, last, canCopy, drag, onChange, ...does }: SequenceItemProps) {
  const family = useDraft((state): Family => addressIn(state.to)?.family ?? 4);
  const id = useId();
  const item = useRef<HTMLLIElement>(null);
  const said = words();
  const number = place + 1;
  const wrong = mistakeOf(rowContent(row, family), row.typed === "" && row.kind !== "file");
  const pause = mistakeOf(parsePause(row.pause), row.pause === "");
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    does.onMove(event.key === "ArrowUp" ? -1 : 1);
  };
  const icon = { size: 13, strokeWidth: 1.75 } as const;
  return (
    <li
      ref={item}
      className={styles.item}
      aria-label={said.packet(number)}
      data-dragged={drag?.from === place || undefined}
      data-makes-way={makesWay(drag, place)}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (drag === null) return;
        event.preventDefault();
        if (drag.to !== place) does.onDrag({ ...drag, to: place });
      }}
      onDrop={(event) => {
        if (drag === null) return;
        event.preventDefault();
        does.onDrag(null);
        does.onDrop({ ...drag, to: place });
      }}
    >
      <div className={styles.line}>
        <span
          className={`${styles.number} num`}
          aria-hidden="true"
          title={said.drag}
          draggable
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", String(number));
            if (item.current) event.dataTransfer.setDragImage(item.current, 0, 0);
            does.onDrag({ from: place, to: place });
          }}
          onDragEnd={() => does.onDrag(null)}
        >
          <GripVertical size={12} strokeWidth={1.75} />
          {number}
        </span>
        <select
          className={styles.kind}
          aria-label={said.kind(number)}
          value={row.kind}
          onChange={({ target }) => onChange({ ...row, kind: target.value as SequenceRow["kind"] })}
        >
          {rowKinds.map((kind) => (
            <option key={kind} value={kind}>
              {said.kinds[kind]}
            </option>
          ))}
        </select>
        <span className={styles.pause}>
          <input
            className={styles.input}
            aria-label={said.pause(number)}
            title={said.pause(number)}
            inputMode="decimal"
            autoComplete="off"
            aria-invalid={pause !== null}
            aria-describedby={pause === null ? undefined : `${id}-pause`}
            value={row.pause}
            onChange={({ target }) => onChange({ ...row, pause: target.value })}
          />
          <span className={styles.unit} aria-hidden="true">
            {unit}
          </span>
        </span>
        <span className={styles.buttons}>
          <IconButton label={said.up(number)} disabled={place === 0} onClick={() => does.onMove(-1)}>
            <ArrowUp {...icon} aria-hidden="true" />
          </IconButton>
          <IconButton label={said.down(number)} disabled={last} onClick={() => does.onMove(1)}>
            <ArrowDown {...icon} aria-hidden="true" />
          </IconButton>
          <IconButton label={said.duplicate(number)} disabled={!canCopy} onClick={does.onCopy}>
            <Copy {...icon} aria-hidden="true" />
          </IconButton>
          <IconButton label={said.remove(number)} onClick={does.onRemove}>
            <X {...icon} aria-hidden="true" />
          </IconButton>
        </span>
      </div>
      {row.kind === "file" ? (
        <FileOfRow row={row} label={said.payload(number)} onChange={onChange} />
      ) : (
        <input
          className={`${styles.input} ${styles.payload}`}
          data-field={place === 0 ? "payload" : undefined}
          data-row-field
          aria-label={said.payload(number)}
          title={said.keys}
          placeholder={row.kind === "text" ? payloadWords().emptyDatagram : undefined}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong !== null}
          aria-describedby={wrong === null ? undefined : `${id}-wrong`}
          value={row.typed}
          onChange={({ target }) => onChange({ ...row, typed: target.value })}
        />
      )}
      {wrong !== null && <Mistake id={`${id}-wrong`} message={wrong} />}
      {pause !== null && <Mistake id={`${id}-pause`} message={pause} />}
    </li>
  );
}

/** On which side a row makes room for the one that is dragged. */
function makesWay(drag: Drag | null, place: number): "above" | "below" | undefined {
  if (drag === null || drag.to !== place || drag.from === place) return undefined;
  return drag.from > place ? "above" : "below";
}

/** What is still to be typed is no mistake yet. */
function mistakeOf(parsed: Parsed<unknown>, isEmpty: boolean): string | null {
  return parsed.ok || parsed.problem.incomplete || isEmpty ? null : inputProblemText(parsed.problem);
}

interface FileOfRowProps {
  readonly row: SequenceRow;
  readonly label: string;
  readonly onChange: (row: SequenceRow) => void;
}

function FileOfRow({ row, label, onChange }: FileOfRowProps) {
  const input = useRef<HTMLInputElement>(null);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    // What is larger is refused by its size; its bytes are not needed for that.
    const bytes = new Uint8Array(await file.slice(0, limits.payloadBytesIpv6 + 1).arrayBuffer());
    onChange({ ...row, file: { name: file.name, bytes } });
  };
  return (
    <div className={styles.file}>
      <Button
        data-row-field
        aria-label={`${label}: ${words().choose}`}
        onClick={() => input.current?.click()}
      >
        {words().choose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ target }) => {
          void choose(target.files?.[0]);
          target.value = "";
        }}
      />
      <span title={row.file?.name}>{row.file?.name}</span>
    </div>
  );
}
