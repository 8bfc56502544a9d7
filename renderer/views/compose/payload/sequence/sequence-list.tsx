import { Plus } from "lucide-react";
import { useId, useRef, useState } from "react";
import { gapMs } from "../../../../../shared/contract/listed-packets.ts";
import { formatDuration, formatWait } from "../../../../../shared/format.ts";
import { parsePause } from "../../../../../shared/input/quantities.ts";
import { limits } from "../../../../../shared/limits.ts";
import { Button } from "../../../../components/button.tsx";
import type { SequenceRow } from "../../../../store/sequence-draft.ts";
import { Mistake } from "../../mistake.tsx";
import { parseCount } from "../../request.ts";
import { ShortField } from "../../short-field.tsx";
import { useDraft, useEdit } from "../../use-draft.ts";
import { useJudgement } from "../../use-judgement.ts";
import { draggedRow, movedRow, withCopy, withNew } from "./edit-rows.ts";
import styles from "./sequence.module.css";
import { type Drag, SequenceItem } from "./sequence-item.tsx";
import { SequencePreview } from "./sequence-preview.tsx";
import { words } from "./words/words.ts";

/** Several packets in order, and how often all of them are sent. */
export function SequenceList() {
  const rows = useDraft(({ sequence }) => sequence);
  const times = useDraft((state) => state.times);
  const edit = useEdit();
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const judged = useJudgement("count", times, parseCount(times));
  const said = words();
  // The place of the row that is dragged, and of the one that would make way for it.
  const [drag, setDrag] = useState<Drag | null>(null);
  const isFull = rows.length >= limits.sequencePackets;
  const change = (sequence: readonly SequenceRow[], focus?: number): void => {
    edit({ sequence });
    if (focus === undefined) return;
    // The focus follows what was moved or came to be, once it is drawn.
    requestAnimationFrame(() =>
      list.current?.children[focus]?.querySelector<HTMLElement>("[data-row-field]")?.focus(),
    );
  };
  return (
    <div className={styles.sequence}>
      <ol ref={list} className={styles.list} aria-label={said.list}>
        {rows.map((row, place) => (
          <SequenceItem
            key={row.id}
            row={row}
            place={place}
            last={place === rows.length - 1}
            canCopy={!isFull}
            drag={drag}
            onDrag={setDrag}
            onDrop={({ from, to }) => change(draggedRow(rows, from, to), to)}
            onChange={(next) => change(rows.map((one) => (one === row ? next : one)))}
            onMove={(by) => change(movedRow(rows, place, by), place + by)}
            onCopy={() => change(withCopy(rows, place), place + 1)}
            onRemove={() =>
              change(
                rows.filter((one) => one !== row),
                Math.min(place, rows.length - 2),
              )
            }
          />
        ))}
      </ol>
      {rows.length === 0 && <p className={styles.none}>{said.none}</p>}
      <div className={styles.foot}>
        <Button
          look="quiet"
          icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
          disabled={isFull}
          title={isFull ? said.full(limits.sequencePackets) : undefined}
          onClick={() => change(withNew(rows), rows.length)}
        >
          {said.add}
        </Button>
        <span className={`${styles.round} num`}>{roundText(rows)}</span>
      </div>
      <SequencePreview />
      <div className={styles.times}>
        <ShortField
          field="count"
          label={said.times}
          placeholder={said.untilStopped}
          number
          value={times}
          onChange={(next) => edit({ times: next })}
          judgement={judged}
          describedBy={judged ? `${id}-times` : undefined}
        />
      </div>
      {judged && <Mistake id={`${id}-times`} {...judged} />}
    </div>
  );
}

/** “3 packets in 180 ms”; empty while a pause cannot be read. */
function roundText(rows: readonly SequenceRow[]): string {
  let ms = 0;
  for (const { pause } of rows) {
    const read = parsePause(pause);
    if (!read.ok) return "";
    ms += gapMs(read.value);
  }
  return rows.length === 0
    ? ""
    : words().round(rows.length, ms < 10_000 ? formatWait(ms) : formatDuration(ms));
}
