import { type ReactNode, useId } from "react";
import { contentSize } from "../../../shared/contract/sends.ts";
import { parseSendBurst } from "../../../shared/input/quantities.ts";
import { parseRates } from "../../../shared/input/send-rate.ts";
import { Segmented } from "../../components/segmented.tsx";
import { addressIn } from "./destination.ts";
import { DscpSelect } from "./dscp-select.tsx";
import { Mistake } from "./mistake.tsx";
import { givenContent, parsePieces } from "./payload-bytes.ts";
import { RateField } from "./rate-field.tsx";
import styles from "./repeat.module.css";
import { parseCount } from "./request.ts";
import { ShortField } from "./short-field.tsx";
import { FieldRow, TextField, useFieldJudgement } from "./text-field.tsx";
import { useDraft, useEdit } from "./use-draft.ts";
import type { Guard } from "./use-guard.ts";
import { useJudgement } from "./use-judgement.ts";
import { words } from "./words/words.ts";

const modes = ["once", "repeat"] as const;

/** One datagram, or many at a rate. A test stream and a sequence have their own fields for that. */
export function RepeatSection({ guard }: { readonly guard: Guard | null }) {
  const mode = useDraft((state) => state.mode);
  const payload = useDraft((state) => state.payload);
  const inPieces = useDraft((state) => state.inPieces);
  const edit = useEdit();
  if (payload === "test") return null;
  if (payload === "file" && inPieces) {
    return (
      <section className={styles.section}>
        <RepeatFields guard={guard} length={<RoundsField />} />
      </section>
    );
  }
  if (payload === "sequence") {
    return (
      <section className={styles.section}>
        <div className={styles.dscp}>
          <DscpSelect />
        </div>
      </section>
    );
  }
  const said = words().repeat;
  return (
    <section className={styles.section}>
      <div className={styles.bar}>
        <Segmented
          label={said.label}
          segments={modes.map((value) => ({ value, label: said[value], content: said[value] }))}
          value={mode}
          onChange={(next) => edit({ mode: next })}
        />
      </div>
      {mode === "repeat" && <RepeatFields guard={guard} />}
      {mode === "once" && (
        <div className={styles.dscp}>
          <DscpSelect />
        </div>
      )}
    </section>
  );
}

/** Bytes of what is given; null while they cannot be read. */
function useGivenSize(): number | null {
  return useDraft(({ payload, text, hex, template, file, inPieces, pieceSize, to }) => {
    if (payload === "file" && inPieces) {
      const { content } = parsePieces({ file, pieceSize }, addressIn(to)?.family ?? 4);
      return content === null ? null : contentSize(content);
    }
    if (payload === "test" || payload === "sequence") return null;
    const content = givenContent({ payload, text, hex, template, file });
    return content.ok ? contentSize(content.value) : null;
  });
}

interface RepeatFieldsProps {
  readonly guard: Guard | null;
  /** What stands in place of the number of packets. */
  readonly length?: ReactNode;
}

function RepeatFields({ guard, length }: RepeatFieldsProps) {
  const id = useId();
  const said = words().repeat;
  const rate = useDraft((state) => state.rate);
  const unit = useDraft((state) => state.rateUnit);
  const edit = useEdit();
  const size = useGivenSize();
  const count = useFieldJudgement("count", parseCount);
  const judged = useJudgement("rate", rate, parseRates(rate, unit, size ?? 1));
  const burst = useFieldJudgement("burst", parseSendBurst);
  return (
    <>
      <FieldRow
        className={styles.row}
        below={
          <>
            {judged && <Mistake id={`${id}-rate`} {...judged} />}
            {burst && <Mistake id={`${id}-burst`} {...burst} />}
          </>
        }
      >
        <RateField
          value={rate}
          unit={unit}
          size={size}
          onChange={(next) => edit({ rate: next })}
          onUnit={(next) => edit({ rateUnit: next })}
          judgement={judged}
          describedBy={judged ? `${id}-rate` : guard?.id}
          warned={guard !== null}
        />
        <TextField field="burst" label={said.burst} number parse={parseSendBurst} problemId={`${id}-burst`} />
      </FieldRow>
      <FieldRow
        className={styles.even}
        below={length === undefined && count && <Mistake id={`${id}-count`} {...count} />}
      >
        {length ?? (
          <TextField
            field="count"
            label={said.count}
            placeholder={said.untilStopped}
            number
            parse={parseCount}
            problemId={`${id}-count`}
          />
        )}
        <DscpSelect />
      </FieldRow>
    </>
  );
}

/** How often all pieces of a file are sent. */
function RoundsField() {
  const times = useDraft((state) => state.times);
  const edit = useEdit();
  const id = useId();
  const judged = useJudgement("count", times, parseCount(times));
  const said = words().repeat;
  return (
    <div>
      <ShortField
        field="count"
        label={said.rounds}
        placeholder={said.untilStopped}
        number
        value={times}
        onChange={(next) => edit({ times: next })}
        judgement={judged}
        describedBy={judged ? id : undefined}
      />
      {judged && <Mistake id={id} {...judged} />}
    </div>
  );
}
