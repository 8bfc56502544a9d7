import { X } from "lucide-react";
import { useId, useState } from "react";
import type { Kept } from "../../../shared/kept/sections.ts";
import { limits } from "../../../shared/limits.ts";
import { formatEndpoint, parseHostPort } from "../../../shared/net/address.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import { tellChanged } from "../../actions/tell-kept.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";
import { useKept } from "../../store/use-kept.ts";
import { ProfileDialog } from "../profiles/profile-dialog.tsx";
import profiles from "../profiles/profiles.module.css";
import styles from "./address-book.module.css";
import { words } from "./words/words.ts";

type Entry = Kept<"book">[number];

interface AddressBookProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What people call groups and hosts: shown wherever one has no name of its own. */
export function AddressBook({ open, onClose }: AddressBookProps) {
  return (
    <ProfileDialog title={words().title} open={open} onClose={onClose}>
      <Entries />
      <div className={profiles.buttons}>
        <Button onClick={onClose}>{words().close}</Button>
      </div>
    </ProfileDialog>
  );
}

function Entries() {
  const { notices, kept } = useCastscope();
  const [book, setBook] = useKept("book");
  const said = words();
  const remove = (entry: Entry): void => {
    setBook(book.filter((one) => one !== entry));
    const run = (): void => {
      // Others may have been added meanwhile, one for the same group too.
      const now = kept.get("book");
      const isTaken = now.some((one) => whereOf(one) === whereOf(entry));
      if (isTaken) tellChanged(notices);
      else kept.set("book", [...now, entry]);
    };
    notices.notify(said.removed(entry.name), { label: said.undo, undoes: true, run });
  };
  return (
    <>
      <p className={profiles.about}>{said.about}</p>
      {book.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard
        <ul className={styles.list} tabIndex={0} aria-label={said.entries}>
          {book.map((entry) => (
            <li key={whereOf(entry)} className={styles.entry}>
              <span className={styles.where}>{whereOf(entry)}</span>
              <span className={styles.name}>{entry.name}</span>
              <span className={styles.note}>{entry.note}</span>
              <IconButton label={said.remove(entry.name)} onClick={() => remove(entry)}>
                <X size={14} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Add book={book} onAdd={setBook} />
    </>
  );
}

function whereOf({ address, port }: Entry): string {
  return port === null ? address : formatEndpoint(address, port);
}

interface AddProps {
  readonly book: Kept<"book">;
  readonly onAdd: (book: Kept<"book">) => void;
}

function Add({ book, onAdd }: AddProps) {
  const said = words();
  const id = useId();
  const [where, setWhere] = useState("");
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const add = (): void => {
    const read = parseHostPort(where.trim());
    if (!read.ok) {
      setRefusal(inputProblemText(read.problem));
      return;
    }
    const { address, port } = read.value;
    const entry = { address: address.text, port, name: name.trim(), note: note.trim() };
    const others = book.filter((one) => whereOf(one) !== whereOf(entry));
    if (others.length >= limits.bookEntries) {
      setRefusal(said.full(limits.bookEntries));
      return;
    }
    onAdd([...others, entry]);
    setWhere("");
    setName("");
    setNote("");
    document.getElementById(`${id}-where`)?.focus();
  };
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field
        id={`${id}-where`}
        label={said.where}
        value={where}
        most={limits.addressLength}
        describedBy={refusal === null ? null : `${id}-refusal`}
        onChange={(text) => {
          setWhere(text);
          setRefusal(null);
        }}
      />
      <Field id={`${id}-name`} label={said.name} value={name} most={limits.nameLength} onChange={setName} />
      <Field
        id={`${id}-note`}
        label={said.note}
        value={note}
        most={limits.bookNoteLength}
        onChange={setNote}
      />
      <Button type="submit" disabled={where.trim() === "" || name.trim() === ""}>
        {said.add}
      </Button>
      {refusal !== null && (
        <p id={`${id}-refusal`} className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly most: number;
  /** Id of the sentence that says why it cannot be; null while nothing is wrong. */
  readonly describedBy?: string | null;
  readonly onChange: (text: string) => void;
}

function Field({ id, label, value, most, describedBy = null, onChange }: FieldProps) {
  return (
    <div className={styles.field}>
      <label className={profiles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={profiles.input}
        type="text"
        spellCheck={false}
        autoComplete="off"
        maxLength={most}
        aria-invalid={describedBy !== null || undefined}
        aria-describedby={describedBy ?? undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
