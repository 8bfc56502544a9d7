import { Dialog } from "@base-ui/react/dialog";
import { useId, useState } from "react";
import { limits } from "../../../shared/limits.ts";
import { Button } from "../../components/button.tsx";
import { DialogPortal } from "../../components/popups.tsx";
import type { RecordingRow } from "./recording-rows.ts";
import styles from "./rename-dialog.module.css";
import { words } from "./words/words.ts";

interface RenameDialogProps {
  /** Null while it is closed. */
  readonly row: RecordingRow | null;
  /** Answers why it could not be, in a sentence; null when it was. */
  readonly onRename: (row: RecordingRow, name: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** Asks for another name of a recording's file. */
export function RenameDialog({ row, onRename, onClose }: RenameDialogProps) {
  return (
    <Dialog.Root open={row !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogPortal>
        <Dialog.Backdrop className={styles.backdrop ?? ""} />
        <Dialog.Popup className={styles.popup ?? ""}>
          <Dialog.Title className={styles.title ?? ""}>{words().rename.title}</Dialog.Title>
          {row !== null && <Field row={row} onRename={onRename} onClose={onClose} />}
        </Dialog.Popup>
      </DialogPortal>
    </Dialog.Root>
  );
}

function Field({ row, onRename, onClose }: RenameDialogProps & { readonly row: RecordingRow }) {
  const [name, setName] = useState(row.name);
  const [refusal, setRefusal] = useState<string | null>(null);
  const id = useId();
  const rename = async (): Promise<void> => {
    const why = name === row.name ? null : await onRename(row, name);
    setRefusal(why);
    if (why === null) onClose();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void rename();
      }}
    >
      <label className={styles.label} htmlFor={id}>
        {words().rename.name}
      </label>
      <input
        id={id}
        className={styles.input}
        type="text"
        spellCheck={false}
        autoComplete="off"
        maxLength={limits.recordNameLength}
        aria-invalid={refusal !== null || undefined}
        aria-describedby={refusal === null ? undefined : `${id}-refusal`}
        value={name}
        onFocus={({ target }) => {
          // The ending stays as it is, mostly.
          const stem = row.name.search(/(\.(pcap|pcapng|cap|gz|zst))+$/i);
          target.setSelectionRange(0, stem === -1 ? row.name.length : stem);
        }}
        onChange={({ target }) => setName(target.value)}
      />
      {refusal !== null && (
        <p id={`${id}-refusal`} className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{words().rename.cancel}</Button>
        <Button look="primary" type="submit" disabled={name.trim() === ""}>
          {words().rename.rename}
        </Button>
      </div>
    </form>
  );
}
