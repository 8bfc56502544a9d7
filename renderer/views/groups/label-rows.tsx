import { Dialog } from "@base-ui/react/dialog";
import { type FormEvent, useId, useState } from "react";
import { limits } from "../../../shared/limits.ts";
import { groupColours } from "../../../shared/model/group-look.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { eachInTurn } from "../../actions/each-in-turn.ts";
import { tellKept } from "../../actions/tell-kept.ts";
import { Button } from "../../components/button.tsx";
import { ColourMark } from "../../components/colour-mark.tsx";
import { colourName } from "../../components/colour-name.ts";
import { Segmented } from "../../components/segmented.tsx";
import { useCastscope } from "../../context.tsx";
import { draftOf, labelsOf, marksOf } from "./label-draft.ts";
import styles from "./rows-dialog.module.css";
import { RowsDialog } from "./rows-dialog.tsx";
import { words } from "./words/words.ts";

/** Labels rows and gives them a colour: one, or all that are chosen together. */
export function LabelRows() {
  return (
    <RowsDialog part="labelRows" title={(count) => words().label.title(count)}>
      {(rows, close) => <LabelForm rows={rows} onDone={close} />}
    </RowsDialog>
  );
}

function LabelForm({ rows, onDone }: { readonly rows: readonly Membership[]; readonly onDone: () => void }) {
  const { client, notices, traffic } = useCastscope();
  const [draft, setDraft] = useState(() => draftOf(rows));
  const [known] = useState(() => labelsOf(traffic.getState().memberships.values()));
  const list = useId();
  const texts = words().label;
  const apply = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    onDone();
    const marks = marksOf(rows, draft);
    if (marks.length === 0) return;
    const { done, failure } = await eachInTurn(marks, (one) => client.mark(one));
    if (failure !== undefined) notices.notify(problemText(problemOf(failure)));
    if (done === 0) return;
    const before = marks.flatMap(({ id, ...was }) => {
      const row = rows.find((one) => one.id === id);
      return row ? [{ id, label: row.label, colour: row.colour, was }] : [];
    });
    notices.notify(texts.done(done), {
      label: texts.undo,
      undoes: true,
      run: () => {
        void eachInTurn(before, (one) => client.mark(one)).then(({ failure: why }) => {
          if (why !== undefined) tellKept(notices, why);
        });
      },
    });
  };
  return (
    <form className={styles.form} onSubmit={(event) => void apply(event)}>
      <label className={styles.whole}>
        {texts.label}
        <input
          className={styles.input}
          value={draft.label ?? ""}
          placeholder={draft.label === undefined ? texts.different : texts.example}
          maxLength={limits.labelLength}
          list={list}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setDraft({ ...draft, label: target.value })}
        />
        <datalist id={list}>
          {known.map((label) => (
            <option key={label} value={label} />
          ))}
        </datalist>
      </label>
      <div className={styles.whole}>
        {texts.colour}
        <Segmented
          label={texts.colour}
          segments={(["none", ...groupColours] as const).map((value) => {
            const colour = value === "none" ? null : value;
            return { value, label: colourName(colour), content: <ColourMark colour={colour} /> };
          })}
          value={draft.colour === undefined ? "mixed" : (draft.colour ?? "none")}
          onChange={(value) =>
            setDraft({ ...draft, colour: groupColours.find((one) => one === value) ?? null })
          }
        />
      </div>
      <div className={styles.buttons}>
        <Dialog.Close render={<Button />}>{texts.cancel}</Dialog.Close>
        <Button look="primary" type="submit">
          {texts.apply}
        </Button>
      </div>
    </form>
  );
}
