import { Dialog } from "@base-ui/react/dialog";
import { type FormEvent, useId, useState } from "react";
import { limits } from "../../../shared/limits.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { eachInTurn } from "../../actions/each-in-turn.ts";
import { tellKept } from "../../actions/tell-kept.ts";
import { Button } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";
import { namesBy } from "./many-words.ts";
import styles from "./rows-dialog.module.css";
import { RowsDialog } from "./rows-dialog.tsx";
import { words } from "./words/words.ts";

/** Names several rows by a pattern, with the first names before anything is changed. */
export function RenameMany() {
  return (
    <RowsDialog part="renameMany" title={(count) => words().rename.title(count)}>
      {(rows, close) => <Pattern rows={rows} onDone={close} />}
    </RowsDialog>
  );
}

/** Names that are shown before anything is changed. */
const previewed = 3;

function Pattern({ rows, onDone }: { readonly rows: readonly Membership[]; readonly onDone: () => void }) {
  const { client, notices } = useCastscope();
  const [pattern, setPattern] = useState("");
  const [first, setFirst] = useState("1");
  const hint = useId();
  const texts = words().rename;
  const number = /^\d{1,6}$/.test(first.trim()) ? Number(first) : null;
  const names = namesBy(pattern, rows, number ?? 1, limits.nameLength);
  const rename = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (number === null) return;
    onDone();
    const named = rows.map(({ id }, at) => ({ id, name: names[at] ?? "" }));
    const renamed: { readonly id: number; readonly name: string; readonly was: string }[] = [];
    const { failure } = await eachInTurn(named, async (one) => {
      const { before } = await client.rename(one);
      renamed.push({ id: one.id, name: before, was: one.name });
    });
    if (failure !== undefined) {
      notices.notify(problemText(problemOf(failure)));
      return;
    }
    notices.notify(words().rename.renamed(rows.length), {
      label: texts.undo,
      undoes: true,
      run: () => {
        void eachInTurn(renamed, (one) => client.rename(one)).then(({ failure: why }) => {
          if (why !== undefined) tellKept(notices, why);
        });
      },
    });
  };
  return (
    <form className={styles.form} onSubmit={(event) => void rename(event)}>
      <label className={styles.field}>
        {texts.pattern}
        <input
          className={styles.input}
          value={pattern}
          placeholder={texts.example}
          maxLength={limits.nameLength}
          aria-describedby={hint}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setPattern(event.target.value)}
        />
      </label>
      <label className={styles.field}>
        {texts.first}
        <input
          className={styles.input}
          value={first}
          inputMode="numeric"
          aria-invalid={number === null}
          onChange={(event) => setFirst(event.target.value)}
        />
      </label>
      <p className={styles.hint} id={hint}>
        {number === null ? texts.wrongFirst : words().many.patternHints}
      </p>
      <ul className={styles.preview} aria-label={texts.preview}>
        {rows.slice(0, previewed).map(({ id, address, port }, at) => (
          <li key={id}>
            <code>{formatEndpoint(address, port)}</code>
            <span>{names[at] === "" ? texts.noName : names[at]}</span>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Dialog.Close render={<Button />}>{texts.cancel}</Dialog.Close>
        <Button look="primary" type="submit" disabled={number === null || pattern.trim() === ""}>
          {texts.rename(rows.length)}
        </Button>
      </div>
    </form>
  );
}
