import { type FormEvent, type ReactNode, useId, useState } from "react";
import { gravities } from "../../../../shared/model/incident.ts";
import type { Notifier, NotifierWay } from "../../../../shared/model/notifier.ts";
import type { Problem } from "../../../../shared/problem.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import { ChoiceSelect } from "../../compose/choice-select.tsx";
import { Mistake } from "../../compose/mistake.tsx";
import { draftOf, mistakeOf, type NotifierDraft, notifierOf } from "./notifier-draft.ts";
import { TestAnswer, useNotifierTest } from "./test-answer.tsx";
import styles from "./watching-pane.module.css";
import { words } from "./words/words.ts";

interface NotifierFormProps {
  /** Null is a new one. */
  readonly notifier: Notifier | null;
  readonly commandsAllowed: boolean;
  /** @returns why it was refused; null where it was not */
  readonly onSave: (notifier: Notifier) => Promise<Problem | null>;
  readonly onClose: () => void;
}

const kinds = [
  "webhook",
  "syslog",
  "local-syslog",
  "command",
] as const satisfies readonly NotifierWay["kind"][];

/** One way to be told, while it is written down. */
export function NotifierForm({ notifier, commandsAllowed, onSave, onClose }: NotifierFormProps) {
  const [draft, setDraft] = useState<NotifierDraft>(() => draftOf(notifier));
  const [refused, setRefused] = useState<Problem | null>(null);
  const [insisted, setInsisted] = useState(false);
  const written = notifierOf(draft);
  const { test, problem, run } = useNotifierTest(written);
  const edit = (part: Partial<NotifierDraft>): void => {
    setDraft((before) => ({ ...before, ...part }));
    setRefused(null);
  };
  const own = insisted ? mistakeOf(draft) : null;
  const wrong = refused ?? problem;
  /** The sentence of a field; what concerns none that is there stands below all. */
  const told = (field: string): string | null => {
    if (own?.field === field) return own.sentence;
    return wrong?.concerns === field ? problemText(wrong) : null;
  };
  const isPlaced =
    wrong?.concerns === "name" ||
    wrong?.concerns === "url" ||
    wrong?.concerns === "address" ||
    wrong?.concerns === "path";
  const whole = (then: () => void): void => {
    setInsisted(true);
    if (mistakeOf(draft) === null) then();
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    whole(() => void onSave(written).then(setRefused));
  };
  const { form, kinds: kindWords, from: fromWords, toldBy } = words();
  const text = (field: keyof NotifierDraft, label: string, placeholder = "") => (
    <Field label={label} sentence={told(field)}>
      {(more) => (
        <input
          className={styles.input}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          value={draft[field] as string}
          onChange={(event) => edit({ [field]: event.target.value })}
          {...more}
        />
      )}
    </Field>
  );
  return (
    <form
      className={styles.form}
      aria-label={notifier === null ? form.fresh : form.edit(notifier.name)}
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <ChoiceSelect
        label={form.by}
        value={draft.kind}
        onChange={(kind) => edit({ kind })}
        choices={kinds
          .filter((kind) => kind !== "command" || commandsAllowed || draft.kind === "command")
          .map((value) => ({ value, text: kindWords[value] }))}
      />
      {text("name", form.name, form.nameHint)}
      {draft.kind === "webhook" && text("url", form.address, "https://noc.example/hook")}
      {draft.kind === "webhook" &&
        draft.url.trim().toLowerCase().startsWith("http:") &&
        text("plainHost", form.plainHost, form.plainHostHint)}
      {draft.kind === "syslog" && text("address", form.host, "10.0.0.9")}
      {draft.kind === "syslog" && text("port", form.port, "514")}
      {draft.kind === "local-syslog" && text("path", form.socket, "/dev/log")}
      {draft.kind === "command" && text("program", form.program, "/usr/local/bin/page")}
      {draft.kind === "command" && (
        <Field label={form.arguments} sentence={told("arguments")}>
          {(more) => (
            <textarea
              className={styles.input}
              rows={2}
              spellCheck={false}
              value={draft.arguments}
              onChange={(event) => edit({ arguments: event.target.value })}
              {...more}
            />
          )}
        </Field>
      )}
      <ChoiceSelect
        label={form.ofWhat}
        value={draft.from}
        onChange={(from) => edit({ from })}
        choices={gravities.map((value) => ({ value, text: fromWords[value] }))}
      />
      {!commandsAllowed && draft.kind !== "command" && notifier === null && (
        <p className={styles.note}>
          {form.commandsNeed[0]}
          {/* no words: an option of the command line */}
          <code>--allow-commands</code>
          {form.commandsNeed[1]}
        </p>
      )}
      {refused !== null && !isPlaced && <Mistake message={problemText(refused)} />}
      <div className={styles.buttons}>
        <Button look="primary" type="submit" className={styles.small}>
          {notifier === null ? form.add : form.save}
        </Button>
        <Button className={styles.small} onClick={() => whole(run)}>
          {toldBy.test}
        </Button>
        <Button look="quiet" className={styles.small} onClick={onClose}>
          {form.cancel}
        </Button>
      </div>
      <TestAnswer test={isPlaced ? null : test} />
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly sentence: string | null;
  readonly children: (more: {
    readonly "aria-invalid": boolean;
    readonly "aria-describedby": string | undefined;
  }) => ReactNode;
}

/** A field below its label, with the sentence about what stands in it. */
function Field({ label, sentence, children }: FieldProps) {
  const id = useId();
  const wrong = sentence !== null;
  return (
    <>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the field is what it is given */}
      <label className={styles.field}>
        <span>{label}</span>
        {children({ "aria-invalid": wrong, "aria-describedby": wrong ? id : undefined })}
      </label>
      {wrong && <Mistake id={id} message={sentence} />}
    </>
  );
}
