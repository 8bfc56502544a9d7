import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { Button } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";
import { ProfileDialog } from "./profile-dialog.tsx";
import styles from "./profiles.module.css";
import { words } from "./words/words.ts";

interface DeleteProfileProps {
  /** Null while it is closed. */
  readonly name: string | null;
  readonly onClose: () => void;
}

/** Asks before a profile is gone: its file cannot be brought back from here. */
export function DeleteProfile({ name, onClose }: DeleteProfileProps) {
  const { client, notices } = useCastscope();
  const { delete: said, cancel } = words();
  const remove = (gone: string): void => {
    onClose();
    client.deleteProfile({ name: gone }).then(
      () => notices.notify(said.deleted(gone)),
      (error: unknown) => notices.notify(problemText(problemOf(error))),
    );
  };
  return (
    <ProfileDialog title={said.title(name ?? "")} open={name !== null} onClose={onClose}>
      <p className={styles.about}>{said.about}</p>
      <div className={styles.buttons}>
        <Button onClick={onClose}>{cancel}</Button>
        <Button look="primary" onClick={() => name !== null && remove(name)}>
          {said.delete}
        </Button>
      </div>
    </ProfileDialog>
  );
}
