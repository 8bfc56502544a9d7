import { RotateCcw } from "lucide-react";
import { useId, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { parseMembershipKey } from "../../../../shared/model/membership-key.ts";
import {
  type AllThresholds,
  type ThresholdFigure,
  type Thresholds,
  thresholdFigures,
} from "../../../../shared/model/threshold.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { plural } from "../../../../shared/text/count.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { IconButton } from "../../../components/button.tsx";
import { Switch } from "../../../components/switch.tsx";
import { useTraffic } from "../../../context.tsx";
import { ChoiceSelect } from "../../compose/choice-select.tsx";
import { Mistake } from "../../compose/mistake.tsx";
import { NumberField, useNumberText } from "./number-field.tsx";
import {
  differsOf,
  limitWords,
  thresholdsOf,
  type Whose,
  withReset,
  withThreshold,
} from "./threshold-edits.ts";
import type { Watching } from "./use-watching.ts";
import styles from "./watching-pane.module.css";

const secondsMost = 86_400;
const seconds = { of: "seconds", low: 0, high: secondsMost } as const;
/** Stands for all groups among the choices, where a key never does. */
const everyGroup = "";

interface ThresholdsProps {
  readonly thresholds: AllThresholds;
  readonly set: Watching["setThresholds"];
}

/** What is watched for: in all groups, or in one what differs there. */
export function ThresholdsForm({ thresholds, set }: ThresholdsProps) {
  const [whose, setWhose] = useState<Whose>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const joined = useTraffic(
    useShallow(({ memberships }) => [...memberships.values()].flatMap(({ key, name }) => [key, name])),
  );
  const shown = thresholdsOf(thresholds, whose);
  const differs = differsOf(thresholds, whose);
  const take = (next: AllThresholds): void => {
    void set(next).then((problem) => setRefusal(problem && problemText(problem)));
  };
  const change = <K extends keyof Thresholds>(name: K, value: Thresholds[K]): void =>
    take(withThreshold(thresholds, whose, name, value));
  const reset = (name: keyof Thresholds) =>
    whose !== null && name in differs ? () => take(withReset(thresholds, whose, name)) : null;
  return (
    <section className={styles.section} aria-label="Limits">
      <ChoiceSelect
        label={`For ${aboutDiffering(thresholds, whose)}`}
        value={whose ?? everyGroup}
        onChange={(value) => setWhose(value === everyGroup ? null : value)}
        choices={choicesOf(thresholds, joined)}
      />
      <div className={styles.limits}>
        <div className={styles.heads} aria-hidden="true">
          <span>limit</span>
          <span>lasting</span>
        </div>
        {thresholdFigures.map((figure) => (
          <LimitRow
            key={`${whose} ${figure}`}
            figure={figure}
            value={shown[figure]}
            onChange={(value) => change(figure, value)}
            onReset={reset(figure)}
          />
        ))}
        <ClearingRow
          key={`${whose} clearing`}
          value={shown.clearing}
          onChange={(value) => change("clearing", value)}
          onReset={reset("clearing")}
        />
      </div>
      {refusal !== null && <Mistake message={refusal} />}
    </section>
  );
}

function aboutDiffering({ groups }: AllThresholds, whose: Whose): string {
  if (whose === null)
    return groups.length === 0
      ? ""
      : `(${plural(groups.length, "group")} ${groups.length === 1 ? "differs" : "differ"})`;
  const count = Object.keys(groups.find(({ key }) => key === whose)?.differs ?? {}).length;
  if (count === 0) return "(as all groups)";
  return `(${count} ${count === 1 ? "differs" : "differ"} from all groups)`;
}

/** All groups, those that are joined, and those of which something differs. @param joined keys and names in turn */
function choicesOf(thresholds: AllThresholds, joined: readonly string[]) {
  const names = new Map(thresholds.groups.map(({ key }) => [key, ""]));
  for (let at = 0; at < joined.length; at += 2) names.set(joined[at] ?? "", joined[at + 1] ?? "");
  const groups = [...names].map(([key, name]) => {
    const identity = parseMembershipKey(key);
    const endpoint = identity === null ? key : formatEndpoint(identity.address, identity.port);
    const differs = thresholds.groups.some((group) => group.key === key);
    return {
      value: key,
      text: [name, endpoint, identity?.interface].filter(Boolean).join(" "),
      note: differs ? "differs" : undefined,
    };
  });
  return [{ value: everyGroup, text: "All groups", note: undefined }, ...groups];
}

interface LimitRowProps {
  readonly figure: ThresholdFigure;
  /** Null watches for nothing. */
  readonly value: Thresholds[ThresholdFigure];
  readonly onChange: (value: Thresholds[ThresholdFigure]) => void;
  /** Null where nothing differs. */
  readonly onReset: (() => void) | null;
}

function LimitRow({ figure, value, onChange, onReset }: LimitRowProps) {
  const { title, unit, scale, most, usual } = limitWords[figure];
  const id = useId();
  /** What was there before it was switched off stands there again. */
  const [last, setLast] = useState(value ?? usual);
  const now = value ?? last;
  const limit = useNumberText(now.limit, { of: "limit", low: 0, high: most }, scale, (next) =>
    onChange({ ...now, limit: next }),
  );
  const lasting = useNumberText(now.lasting, seconds, 1, (next) => onChange({ ...now, lasting: next }));
  const mistake = limit.mistake ?? lasting.mistake;
  return (
    <>
      <fieldset className={styles.limit}>
        <legend className="visually-hidden">{title}</legend>
        <Switch
          label={title}
          checked={value !== null}
          onChange={(on) => {
            if (value !== null) setLast(value);
            onChange(on ? now : null);
          }}
        />
        <span className={styles.title} data-off={value === null || undefined}>
          {title}
        </span>
        <NumberField label="Limit" number={limit} disabled={value === null} describedBy={id} unit={unit} />
        <NumberField label="Lasting" number={lasting} disabled={value === null} describedBy={id} unit="s" />
        <Reset title={title} onReset={onReset} />
      </fieldset>
      {mistake !== null && <Mistake id={id} message={mistake} />}
    </>
  );
}

interface ClearingRowProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly onReset: (() => void) | null;
}

function ClearingRow({ value, onChange, onReset }: ClearingRowProps) {
  const id = useId();
  const number = useNumberText(value, seconds, 1, onChange);
  const title = "Over when good again for";
  return (
    <>
      <div className={styles.clearing}>
        <span className={styles.title}>{title}</span>
        <NumberField label={title} number={number} describedBy={id} unit="s" />
        <Reset title={title} onReset={onReset} />
      </div>
      {number.mistake !== null && <Mistake id={id} message={number.mistake} />}
    </>
  );
}

function Reset({ title, onReset }: { readonly title: string; readonly onReset: (() => void) | null }) {
  if (onReset === null) return <span />;
  return (
    <IconButton className={styles.reset} label={`Reset ${title} to that of all groups`} onClick={onReset}>
      <RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />
    </IconButton>
  );
}
