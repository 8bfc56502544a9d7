import { useState } from "react";
import type { Quiet } from "../../../../shared/model/quiet.ts";
import { shownClock } from "../../../../shared/text/clock.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { ChoiceSelect } from "../../compose/choice-select.tsx";
import { Mistake } from "../../compose/mistake.tsx";
import type { Watching } from "./use-watching.ts";
import styles from "./watching-pane.module.css";
import { words } from "./words/words.ts";

type Kind = "never" | "always" | "daily";
const night = { from: 22 * 60, to: 6 * 60 } as const;

interface QuietRowProps {
  readonly quiet: Quiet;
  readonly set: Watching["setQuiet"];
}

/** When nobody is told. What happens is listed and kept all the same. */
export function QuietRow({ quiet, set }: QuietRowProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const said = words().quiet;
  const kind: Kind = quiet === null ? "never" : quiet.from === quiet.to ? "always" : "daily";
  const take = (next: Quiet): void => {
    void set(next).then((problem) => setRefusal(problem && problemText(problem)));
  };
  const choose = (wanted: Kind): void => {
    if (wanted === "daily") take(night);
    else take(wanted === "never" ? null : { from: 0, to: 0 });
  };
  return (
    <section className={styles.section} aria-label={said.title}>
      <ChoiceSelect
        label={said.label}
        value={kind}
        onChange={choose}
        choices={[
          { value: "never", text: said.kinds.never },
          { value: "daily", text: said.kinds.daily },
          { value: "always", text: said.kinds.always },
        ]}
      />
      {quiet !== null && kind === "daily" && (
        <div className={styles.times}>
          <TimeField label={said.from} minutes={quiet.from} onTake={(from) => take({ ...quiet, from })} />
          <TimeField label={said.to} minutes={quiet.to} onTake={(to) => take({ ...quiet, to })} />
        </div>
      )}
      {kind === "daily" && shownClock() === "utc" && <p className={styles.note}>{said.local}</p>}
      {kind !== "never" && <p className={styles.note}>{said.after}</p>}
      {refusal !== null && <Mistake message={refusal} />}
    </section>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly minutes: number;
  readonly onTake: (minutes: number) => void;
}

/** A time of day, taken when the field is left: while it is typed it is often none. */
function TimeField({ label, minutes, onTake }: TimeFieldProps) {
  const shown = [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
  const [typed, setTyped] = useState<string | null>(null);
  const take = (): void => {
    const [, hours, rest] = /^(\d\d):(\d\d)$/.exec(typed ?? "") ?? [];
    setTyped(null);
    if (hours !== undefined && typed !== shown) onTake(Number(hours) * 60 + Number(rest));
  };
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input
        className={styles.input}
        type="time"
        value={typed ?? shown}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          take();
        }}
      />
    </label>
  );
}
