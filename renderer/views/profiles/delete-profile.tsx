import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { Button } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";
import { ProfileDialog } from "./profile-dialog.tsx";
import styles from "./profiles.module.css";

interface DeleteProfileProps {
  /** Null while it is closed. */
  readonly name: string | null;
  readonly onClose: () => void;
}

/** Asks before a profile is gone: its file cannot be brought back from here. */
export function DeleteProfile({ name, onClose }: DeleteProfileProps) {
  const { client, notices } = useCastscope();
  const remove = (gone: string): void => {
    onClose();
    client.deleteProfile({ name: gone }).then(
      () => notices.notify(`The profile “${gone}” was deleted.`),
      (error: unknown) => notices.notify(problemText(problemOf(error))),
    );
  };
  return (
    <ProfileDialog title={`Delete the profile “${name ?? ""}”?`} open={name !== null} onClose={onClose}>
      <p className={styles.about}>
        Its groups, columns and drafts are gone then; nothing that is open now changes. Export it first to
        keep a file of it.
      </p>
      <div className={styles.buttons}>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" onClick={() => name !== null && remove(name)}>
          Delete
        </Button>
      </div>
    </ProfileDialog>
  );
}
