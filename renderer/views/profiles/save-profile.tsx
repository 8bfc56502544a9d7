import { useState } from "react";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { Button } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";
import { NameField } from "./name-field.tsx";
import { ProfileDialog } from "./profile-dialog.tsx";
import styles from "./profiles.module.css";
import { words } from "./words/words.ts";

interface SaveProfileProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks for the name under which what is set up goes on. */
export function SaveProfile({ open, onClose }: SaveProfileProps) {
  return (
    <ProfileDialog title={words().save.title} open={open} onClose={onClose}>
      <Form onClose={onClose} />
    </ProfileDialog>
  );
}

function Form({ onClose }: Pick<SaveProfileProps, "onClose">) {
  const { client, notices } = useCastscope();
  const { save: said, cancel } = words();
  const [name, setName] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    try {
      await client.saveProfileAs({ name });
      notices.notify(said.saved(name.trim()));
      onClose();
    } catch (error) {
      setRefusal(problemText(problemOf(error)));
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <NameField
        value={name}
        refusal={refusal}
        onChange={(next) => {
          setName(next);
          setRefusal(null);
        }}
      />
      <p className={styles.about}>{said.about}</p>
      <div className={styles.buttons}>
        <Button onClick={onClose}>{cancel}</Button>
        <Button look="primary" type="submit" disabled={name.trim() === ""}>
          {said.save}
        </Button>
      </div>
    </form>
  );
}
