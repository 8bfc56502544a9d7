import { RotateCcw } from "lucide-react";
import { useId, useState } from "react";
import { limits } from "../../../shared/limits.ts";
import { type HistoryKeep, usualHistoryKeep } from "../../../shared/model/history-keep.ts";
import { problemOf } from "../../../shared/problem.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { IconButton } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";
import styles from "./settings-page.module.css";

const day = 24 * 3_600;
const megabyte = 1024 * 1024;

interface Field {
  readonly of: keyof HistoryKeep;
  readonly title: string;
  readonly reason: string;
  readonly unit: string;
  /** What one of the unit is, in seconds or bytes. */
  readonly one: number;
  readonly least: number;
  readonly most: number;
}

const days = {
  unit: "days",
  one: day,
  least: Math.ceil(limits.historyKeepLeast / day),
  most: Math.floor(limits.historyKeepMost / day),
} as const;

const fields: readonly Field[] = [
  { of: "seconds", title: "Seconds are kept for", reason: "What charts of up to a day show.", ...days },
  {
    of: "minutes",
    title: "Minutes are kept for",
    reason: "With the least and the most of each, so that no peak disappears.",
    ...days,
  },
  {
    of: "quarters",
    title: "Quarter hours and events are kept for",
    reason: "They take the least room.",
    ...days,
  },
  {
    of: "mostBytes",
    title: "The file has at most",
    reason: "Where it would be more, the oldest seconds give way first. Empty has no bound.",
    unit: "MB",
    one: megabyte,
    least: Math.ceil(limits.historyBytesLeast / megabyte),
    most: Math.floor(Number.MAX_SAFE_INTEGER / megabyte),
  },
];

interface HistoryKeepRowsProps {
  readonly keep: HistoryKeep;
  readonly onChange: (keep: HistoryKeep) => void;
}

/** For how long the history keeps what, each with its default. */
export function HistoryKeepRows({ keep, onChange }: HistoryKeepRowsProps) {
  const { client, notices } = useCastscope();
  const set = (change: Partial<HistoryKeep>): void => {
    const next = { ...keep, ...change };
    client.setHistoryKeep(next).then(
      () => onChange(next),
      (error) => notices.notify(problemText(problemOf(error))),
    );
  };
  return fields.map((field) => (
    <KeepRow
      key={field.of}
      field={field}
      value={keep[field.of]}
      onChange={(value) => set({ [field.of]: value })}
    />
  ));
}

interface KeepRowProps {
  readonly field: Field;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function textOf({ one }: Field, value: number | null): string {
  return value === null ? "" : formatCount(Math.round(value / one));
}

function KeepRow({ field, value, onChange }: KeepRowProps) {
  const { of, title, reason, unit, one, least, most } = field;
  const id = useId();
  /** What is typed and not taken yet; null shows the value. */
  const [typed, setTyped] = useState<string | null>(null);
  const [mistake, setMistake] = useState<string | null>(null);
  const usual = usualHistoryKeep[of];
  const take = (): void => {
    if (typed === null) return;
    const text = typed.replaceAll(/[,\s]/g, "");
    const number = Number(text);
    if (text === "" && of === "mostBytes") onChange(null);
    else if (!/^\d+$/.test(text) || number < least || number > most) {
      setMistake(
        `It is ${formatCount(least)} to ${formatCount(most)} ${unit}; ${textOf(field, value)} is kept.`,
      );
      return;
    } else onChange(number * one);
    setTyped(null);
    setMistake(null);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a name and a reason for one control, which has its own
    <div
      className={styles.row}
      data-changed={value !== usual || undefined}
      role="group"
      aria-describedby={id}
    >
      <div className={styles.text}>
        <p className={styles.name}>{title}</p>
        <p id={id} className={styles.reason}>
          {mistake === null ? reason : <span className={styles.mistake}>{mistake}</span>}
        </p>
      </div>
      <div className={styles.control}>
        <input
          className={styles.number}
          inputMode="numeric"
          aria-label={`${title}, in ${unit}`}
          aria-invalid={mistake !== null}
          aria-describedby={id}
          autoComplete="off"
          value={typed ?? textOf(field, value)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === "Enter") take();
            else if (event.key === "Escape" && typed !== null) {
              event.stopPropagation();
              setTyped(null);
              setMistake(null);
            }
          }}
        />
        <span className={styles.unit}>{unit}</span>
      </div>
      <p className={styles.usual}>
        {value === usual ? (
          "default"
        ) : (
          <>
            changed, default{" "}
            <strong>{usual === null ? "no bound" : `${textOf(field, usual)} ${unit}`}</strong>
          </>
        )}
      </p>
      {value === usual ? (
        <span className={styles.noReset} />
      ) : (
        <IconButton label={`Reset ${title}`} onClick={() => onChange(usual)}>
          <RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}
