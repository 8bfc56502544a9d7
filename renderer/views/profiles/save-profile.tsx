import { useState } from "react";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { Button } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";
import { NameField } from "./name-field.tsx";
import { ProfileDialog } from "./profile-dialog.tsx";
import styles from "./profiles.module.css";

interface SaveProfileProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks for the name under which what is set up goes on. */
export function SaveProfile({ open, onClose }: SaveProfileProps) {
  return (
    <ProfileDialog title="Save profile as" open={open} onClose={onClose}>
      <Form onClose={onClose} />
    </ProfileDialog>
  );
}

function Form({ onClose }: Pick<SaveProfileProps, "onClose">) {
  const { client, notices } = useCastscope();
  const [name, setName] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    try {
      await client.saveProfileAs({ name });
      notices.notify(`The profile “${name.trim()}” is open: what is changed from now on is kept in it.`);
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
      <p className={styles.about}>
        A profile holds groups with their names, looks and thresholds, pairs, formats, columns and what
        Compose holds.
      </p>
      <div className={styles.buttons}>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" disabled={name.trim() === ""}>
          Save
        </Button>
      </div>
    </form>
  );
}
