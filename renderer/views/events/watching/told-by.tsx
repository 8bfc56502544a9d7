import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import type { Notifier, NotifierState } from "../../../../shared/model/notifier.ts";
import { type Problem, problemOf } from "../../../../shared/problem.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { tellChanged } from "../../../actions/tell-kept.ts";
import { Button, IconButton } from "../../../components/button.tsx";
import { Switch } from "../../../components/switch.tsx";
import { useCastscope } from "../../../context.tsx";
import { Mistake } from "../../compose/mistake.tsx";
import { NotifierForm } from "./notifier-form.tsx";
import { whereText } from "./notifier-text.ts";
import { TestAnswer, useNotifierTest } from "./test-answer.tsx";
import type { Watching } from "./use-watching.ts";
import styles from "./watching-pane.module.css";
import { WindowWays } from "./window-ways.tsx";
import { words } from "./words/words.ts";

interface ToldByProps {
  readonly told: NonNullable<Watching["told"]>;
  readonly setNotifiers: Watching["setNotifiers"];
}

/** Who is told: the window always, and the ways that people set up. */
export function ToldBy({ told, setNotifiers }: ToldByProps) {
  const { client, notices } = useCastscope();
  const said = words().toldBy;
  const { notifiers, states, commandsAllowed } = told;
  /** The place of the one that is edited; that behind the last one is a new one. Null for none. */
  const [edited, setEdited] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const set = async (next: readonly Notifier[]): Promise<Problem | null> => {
    const problem = await setNotifiers(next);
    setRefusal(problem);
    return problem;
  };
  const remove = (place: number): void => {
    const removed = notifiers[place];
    if (removed === undefined) return;
    const putBack = async (): Promise<void> => {
      // Others may have been changed or added meanwhile, one of the same name too.
      const { notifiers: now } = await client.watching();
      if (now.some(({ name }) => name === removed.name)) tellChanged(notices);
      else await set(now.toSpliced(place, 0, removed));
    };
    const run = (): void => void putBack().catch((error: unknown) => setRefusal(problemOf(error)));
    void set(notifiers.filter((_, at) => at !== place)).then((problem) => {
      if (problem === null)
        notices.notify(said.removed(removed.name), { label: said.undo, undoes: true, run });
    });
  };
  const save = async (place: number, notifier: Notifier): Promise<Problem | null> => {
    const next = [...notifiers];
    next[place] = notifier;
    const problem = await setNotifiers(next);
    if (problem === null) setEdited(null);
    return problem;
  };
  const form = (place: number) => (
    <NotifierForm
      key={`form ${place}`}
      notifier={notifiers[place] ?? null}
      commandsAllowed={commandsAllowed}
      onSave={(notifier) => save(place, notifier)}
      onClose={() => setEdited(null)}
    />
  );
  return (
    <section className={styles.section} aria-label={said.title}>
      <h3 className={styles.heading}>
        {said.title} <span>{said.scope}</span>
      </h3>
      <WindowWays />
      {notifiers.map((notifier, place) =>
        edited === place ? (
          form(place)
        ) : (
          <NotifierRow
            key={notifier.name}
            notifier={notifier}
            state={states.find(({ name }) => name === notifier.name) ?? null}
            onSwitch={(on) =>
              void set(notifiers.map((one, at) => (at === place ? { ...notifier, on } : one)))
            }
            onEdit={() => setEdited(place)}
            onRemove={() => remove(place)}
          />
        ),
      )}
      {refusal !== null && <Mistake message={problemText(refusal)} />}
      {edited === notifiers.length ? (
        form(notifiers.length)
      ) : (
        <Button
          className={styles.add}
          icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
          disabled={notifiers.length >= limits.notifiers}
          onClick={() => setEdited(notifiers.length)}
        >
          {said.add}
        </Button>
      )}
    </section>
  );
}

interface NotifierRowProps {
  readonly notifier: Notifier;
  /** Null until the monitor told of it. */
  readonly state: NotifierState | null;
  readonly onSwitch: (on: boolean) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function NotifierRow({ notifier, state, onSwitch, onEdit, onRemove }: NotifierRowProps) {
  const { name, on, by } = notifier;
  const { toldBy: said, kinds } = words();
  const { test, run } = useNotifierTest(notifier);
  return (
    <div className={styles.way}>
      <Switch label={said.tell(name)} checked={on} onChange={onSwitch} />
      <span className={styles.words}>
        <span title={name}>
          {name} <span className={styles.how}>{kinds[by.kind]}</span>
        </span>
        <span className={styles.how} title={whereText(by)}>
          {whereText(by)}
        </span>
      </span>
      <span className={styles.buttons}>
        <Button className={styles.small} aria-label={said.testOf(name)} onClick={run}>
          {said.test}
        </Button>
        <IconButton className={styles.icon} label={said.edit(name)} onClick={onEdit}>
          <Pencil size={14} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
        <IconButton className={styles.icon} label={said.remove(name)} onClick={onRemove}>
          <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </span>
      <TestAnswer test={test} />
      {test === null && state !== null && <Fared state={state} />}
    </div>
  );
}

/** How it fares: what was told, what waits, what will never be told, and why. */
function Fared({ state: { told, waiting, dropped, last } }: { readonly state: NotifierState }) {
  const said = words().toldBy;
  const counts = [
    told > 0 ? said.told(told) : "",
    waiting > 0 ? said.waiting(waiting) : "",
    dropped > 0 ? said.never(dropped) : "",
  ].filter(Boolean);
  const failed = last !== null && !last.ok;
  if (counts.length === 0 && !failed) return null;
  return (
    <span className={styles.answer} data-ok={failed ? "false" : undefined} data-live>
      {[...counts, ...(failed ? [last.answer] : [])].join(", ")}
    </span>
  );
}
