import { useId } from "react";
import { formatBitRate } from "../../../shared/format.ts";
import { parseSendBurst, parseSendRate } from "../../../shared/input/quantities.ts";
import { Segmented } from "../../components/segmented.tsx";
import { Mistake } from "./mistake.tsx";
import { payloadBytes } from "./payload-bytes.ts";
import styles from "./repeat.module.css";
import { parseCount } from "./request.ts";
import { FieldRow, TextField, useFieldJudgement } from "./text-field.tsx";
import { useDraft, useEdit } from "./use-draft.ts";

const modes = [
  { value: "once", label: "Once", content: "Once" },
  { value: "repeat", label: "Repeat", content: "Repeat" },
] as const;

/** One datagram, or many at a rate. */
export function RepeatSection() {
  const mode = useDraft((state) => state.mode);
  const edit = useEdit();
  return (
    <section className={styles.section}>
      <div className={styles.bar}>
        <Segmented
          label="How often"
          segments={modes}
          value={mode}
          onChange={(next) => edit({ mode: next })}
        />
        {mode === "repeat" && <Bandwidth />}
      </div>
      {mode === "repeat" && <RepeatFields />}
    </section>
  );
}

/** What the repeated payload takes of the network, without headers. */
function Bandwidth() {
  const rate = useDraft((state) => state.rate);
  const payload = useDraft((state) => state.payload);
  const text = useDraft((state) => state.text);
  const hex = useDraft((state) => state.hex);
  const parsed = parseSendRate(rate);
  const bytes = payloadBytes({ payload, text, hex });
  if (!parsed.ok || !bytes.ok) return null;
  const figure = formatBitRate(parsed.value * bytes.value.length * 8).replace(".0 ", " ");
  return <span className={`${styles.bandwidth} num`}>{figure}</span>;
}

function RepeatFields() {
  const id = useId();
  const count = useFieldJudgement("count", parseCount);
  const rate = useFieldJudgement("rate", parseSendRate);
  const burst = useFieldJudgement("burst", parseSendBurst);
  return (
    <FieldRow
      below={
        <>
          {count && <Mistake id={`${id}count`} {...count} />}
          {rate && <Mistake id={`${id}rate`} {...rate} />}
          {burst && <Mistake id={`${id}burst`} {...burst} />}
        </>
      }
    >
      <TextField
        field="count"
        label="Count"
        placeholder="until stopped"
        number
        parse={parseCount}
        problemId={`${id}count`}
      />
      <TextField field="rate" label="Packets/s" number parse={parseSendRate} problemId={`${id}rate`} />
      <TextField field="burst" label="Burst" number parse={parseSendBurst} problemId={`${id}burst`} />
    </FieldRow>
  );
}
