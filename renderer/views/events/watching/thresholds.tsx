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
import { problemText } from "../../../../shared/text/sentences.ts";
import { IconButton } from "../../../components/button.tsx";
import { Switch } from "../../../components/switch.tsx";
import { useTraffic } from "../../../context.tsx";
import { ChoiceSelect } from "../../compose/choice-select.tsx";
import { Mistake } from "../../compose/mistake.tsx";
import { NumberField, useNumberText } from "./number-field.tsx";
import { ReplayLine } from "./replay-line.tsx";
import {
  differsOf,
  generalOf,
  limitRanges,
  thresholdsOf,
  type Whose,
  withReset,
  withThreshold,
} from "./threshold-edits.ts";
import type { Watching } from "./use-watching.ts";
import styles from "./watching-pane.module.css";
import { words } from "./words/words.ts";

const secondsMost = 86_400;
const seconds = { of: "seconds", low: 0, high: secondsMost } as const;

interface ThresholdsProps {
  readonly thresholds: AllThresholds;
  readonly set: Watching["setThresholds"];
}

/** What is watched for: in all groups, or on an interface or in a group what differs there. */
export function ThresholdsForm({ thresholds, set }: ThresholdsProps) {
  const [whose, setWhose] = useState<Whose>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const joined = useTraffic(
    useShallow(({ memberships }) => [...memberships.values()].flatMap(({ key, name }) => [key, name])),
  );
  const shown = thresholdsOf(thresholds, whose);
  const differs = differsOf(thresholds, whose);
  const general = generalOf(whose);
  const said = words().limits;
  const take = (next: AllThresholds): void => {
    void set(next).then((problem) => setRefusal(problem && problemText(problem)));
  };
  const change = <K extends keyof Thresholds>(name: K, value: Thresholds[K]): void =>
    take(withThreshold(thresholds, whose, name, value));
  const reset = (name: keyof Thresholds): Resetting | null =>
    whose !== null && name in differs
      ? { to: general?.name ?? null, run: () => take(withReset(thresholds, whose, name)) }
      : null;
  const choices = choicesOf(thresholds, joined);
  const chosen = choices.find(({ value }) => value === choiceOf(whose));
  return (
    <>
      <section className={styles.section} aria-label={said.region}>
        <ChoiceSelect
          label={whoseLabel(thresholds, whose)}
          value={choiceOf(whose)}
          onChange={(value) => setWhose(choices.find((choice) => choice.value === value)?.whose ?? null)}
          choices={choices}
        />
        <div className={styles.limits}>
          <div className={styles.heads} aria-hidden="true">
            <span>{said.limit}</span>
            <span>{said.lasting}</span>
          </div>
          {thresholdFigures.map((figure) => (
            <LimitRow
              key={`${choiceOf(whose)} ${figure}`}
              figure={figure}
              value={shown[figure]}
              onChange={(value) => change(figure, value)}
              resetting={reset(figure)}
            />
          ))}
          <ClearingRow
            key={`${choiceOf(whose)} clearing`}
            value={shown.clearing}
            onChange={(value) => change("clearing", value)}
            resetting={reset("clearing")}
          />
        </div>
        {refusal !== null && <Mistake message={refusal} />}
      </section>
      <ReplayLine
        thresholds={thresholds}
        of={whose?.of === "group" ? { key: whose.name, called: chosen?.text ?? whose.name } : null}
      />
    </>
  );
}

/** What the select holds of whose thresholds are shown: no key and no name is like another. */
function choiceOf(whose: Whose): string {
  return whose === null ? "" : `${whose.of} ${whose.name}`;
}

/** “For”, and what differs from what. */
function whoseLabel(thresholds: AllThresholds, whose: Whose): string {
  const { interfaces, groups } = thresholds;
  const said = words().whose;
  if (whose === null) {
    if (interfaces.length + groups.length === 0) return said.label;
    return said.differing(interfaces.length, groups.length);
  }
  const count = Object.keys(differsOf(thresholds, whose)).length;
  const than = generalOf(whose)?.name ?? null;
  return count === 0 ? said.same(than) : said.others(count, than);
}

interface WhoseChoice {
  readonly value: string;
  readonly text: string;
  readonly note: string | undefined;
  readonly whose: Whose;
}

/** All groups, the interfaces of those that are joined, these, and whatever differs. @param joined keys and names in turn */
function choicesOf(thresholds: AllThresholds, joined: readonly string[]): WhoseChoice[] {
  const names = new Map(thresholds.groups.map(({ key }) => [key, ""]));
  for (let at = 0; at < joined.length; at += 2) names.set(joined[at] ?? "", joined[at + 1] ?? "");
  const places = new Set(thresholds.interfaces.map(({ name }) => name));
  for (const key of names.keys()) {
    const on = parseMembershipKey(key)?.interface;
    if (on != null) places.add(on);
  }
  const choice = (whose: Whose, text: string): WhoseChoice => ({
    ...{ value: choiceOf(whose), text, whose },
    note: Object.keys(differsOf(thresholds, whose)).length > 0 ? words().whose.note : undefined,
  });
  const groups = [...names].map(([key, name]) => {
    const identity = parseMembershipKey(key);
    const endpoint = identity === null ? key : formatEndpoint(identity.address, identity.port);
    return choice(
      { of: "group", name: key },
      [name, endpoint, identity?.interface].filter(Boolean).join(" "),
    );
  });
  return [
    choice(null, words().whose.all),
    ...[...places].sort().map((name) => choice({ of: "interface", name }, words().whose.allOn(name))),
    ...groups,
  ];
}

/** What a row's reset brings back. */
interface Resetting {
  /** An interface; null is all groups. */
  readonly to: string | null;
  readonly run: () => void;
}

interface LimitRowProps {
  readonly figure: ThresholdFigure;
  /** Null watches for nothing. */
  readonly value: Thresholds[ThresholdFigure];
  readonly onChange: (value: Thresholds[ThresholdFigure]) => void;
  /** Null where nothing differs. */
  readonly resetting: Resetting | null;
}

function LimitRow({ figure, value, onChange, resetting }: LimitRowProps) {
  const { scale, most, usual } = limitRanges[figure];
  const { figures, limits: said } = words();
  const { title, unit } = figures[figure];
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
        <NumberField
          label={said.limitField(title)}
          number={limit}
          disabled={value === null}
          describedBy={id}
          unit={unit}
        />
        <NumberField
          label={said.lastingField(title)}
          number={lasting}
          disabled={value === null}
          describedBy={id}
          unit="s"
        />
        <Reset title={title} resetting={resetting} />
      </fieldset>
      {mistake !== null && <Mistake id={id} message={mistake} />}
    </>
  );
}

interface ClearingRowProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly resetting: Resetting | null;
}

function ClearingRow({ value, onChange, resetting }: ClearingRowProps) {
  const id = useId();
  const number = useNumberText(value, seconds, 1, onChange);
  const title = words().limits.clearing;
  return (
    <>
      <div className={styles.clearing}>
        <span className={styles.title}>{title}</span>
        <NumberField label={title} number={number} describedBy={id} unit="s" />
        <Reset title={title} resetting={resetting} />
      </div>
      {number.mistake !== null && <Mistake id={id} message={number.mistake} />}
    </>
  );
}

function Reset({ title, resetting }: { readonly title: string; readonly resetting: Resetting | null }) {
  if (resetting === null) return <span />;
  const label = words().limits.reset(title, resetting.to);
  return (
    <IconButton className={styles.reset} label={label} onClick={resetting.run}>
      <RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />
    </IconButton>
  );
}
