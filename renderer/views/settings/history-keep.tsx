import { useState } from "react";
import { limits } from "../../../shared/limits.ts";
import { type HistoryKeep, usualHistoryKeep } from "../../../shared/model/history-keep.ts";
import { problemOf } from "../../../shared/problem.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { tellChanged } from "../../actions/tell-kept.ts";
import { useCastscope } from "../../context.tsx";
import { NumberField } from "./number-field.tsx";
import { SettingLine } from "./setting-line.tsx";
import { says } from "./settings-list.ts";
import styles from "./settings-page.module.css";
import { words } from "./words/words.ts";

const day = 24 * 3_600;
const megabyte = 1024 * 1024;

/** What one of a field's unit is, in seconds or bytes; the least and the most of them. */
interface Amount {
  readonly one: number;
  readonly least: number;
  readonly most: number;
}

const days: Amount = {
  one: day,
  least: Math.ceil(limits.historyKeepLeast / day),
  most: Math.floor(limits.historyKeepMost / day),
};
const amounts: Readonly<Record<keyof HistoryKeep, Amount>> = {
  ...{ seconds: days, minutes: days, quarters: days },
  mostBytes: {
    one: megabyte,
    least: Math.ceil(limits.historyBytesLeast / megabyte),
    most: Math.floor(Number.MAX_SAFE_INTEGER / megabyte),
  },
};
export type KeepField = keyof HistoryKeep;
const fields = Object.keys(amounts) as readonly KeepField[];

/** What of the history's settings is looked for. @param onlyChanged leaves out what is as usual */
export function findKeeps(keep: HistoryKeep, onlyChanged: boolean, text: string): readonly KeepField[] {
  return fields.filter((field) => {
    const { title, reason } = words().keep[field];
    return !(onlyChanged && keep[field] === usualHistoryKeep[field]) && says("history", title, reason, text);
  });
}

/** Changes what the history keeps; a refusal is told. @param onChange it is another one now */
export function useSetKeep(onChange: () => void): (next: HistoryKeep) => Promise<void> {
  const { client, notices } = useCastscope();
  return async (next) => {
    try {
      await client.setHistoryKeep(next);
      onChange();
    } catch (error) {
      notices.notify(problemText(problemOf(error)));
    }
  };
}

/** Takes back what differs between two, where that is still as it was changed to; else it is told. */
export function useKeepAgain(
  onChange: () => void,
): (before: HistoryKeep, changed: HistoryKeep) => Promise<void> {
  const { client, notices } = useCastscope();
  const set = useSetKeep(onChange);
  return async (before, changed) => {
    const now = (await client.historyState().catch(() => null))?.keep ?? null;
    if (now === null) return;
    const wanted = fields.filter((field) => before[field] !== changed[field]);
    const own = wanted.filter((field) => now[field] === changed[field]);
    if (own.length < wanted.length) tellChanged(notices);
    const back: Partial<HistoryKeep> = Object.fromEntries(own.map((field) => [field, before[field]]));
    if (own.length > 0) await set(Object.assign({ ...now }, back));
  };
}

interface HistoryKeepRowsProps {
  readonly keep: HistoryKeep;
  /** Those that are shown. */
  readonly shown: readonly KeepField[];
  readonly set: (next: HistoryKeep) => Promise<void>;
  readonly again: (before: HistoryKeep, changed: HistoryKeep) => Promise<void>;
}

/** For how long the history keeps what, each with its default. */
export function HistoryKeepRows({ keep, shown, set, again }: HistoryKeepRowsProps) {
  const { notices } = useCastscope();
  const change = async (field: KeepField, value: number | null): Promise<void> => {
    const next = { ...keep, [field]: value };
    await set(next);
    notices.remember(() => void again(keep, next));
  };
  return shown.map((field) => (
    <KeepRow key={field} field={field} value={keep[field]} onChange={(value) => void change(field, value)} />
  ));
}

interface KeepRowProps {
  readonly field: KeepField;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function KeepRow({ field, value, onChange }: KeepRowProps) {
  const { one, least, most } = amounts[field];
  const { keep, noBound, days: dayWord, reset } = words();
  const { title, reason } = keep[field];
  const unit = field === "mostBytes" ? "MB" : dayWord;
  const [mistake, setMistake] = useState<string | null>(null);
  const usual = usualHistoryKeep[field];
  const usualText = usual === null ? noBound : `${formatCount(Math.round(usual / one))} ${unit}`;
  return (
    <SettingLine
      title={title}
      reason={mistake === null ? reason : <span className={styles.mistake}>{mistake}</span>}
      usual={usualText}
      changed={value !== usual}
      resetLabel={reset(title, usualText)}
      onReset={() => onChange(usual)}
    >
      {(id) => (
        <NumberField
          label={title}
          reason={id}
          unit={unit}
          value={value === null ? null : Math.round(value / one)}
          least={least}
          most={most}
          empty={field === "mostBytes"}
          onChange={(next) => onChange(next === null ? null : next * one)}
          onMistake={setMistake}
        />
      )}
    </SettingLine>
  );
}
