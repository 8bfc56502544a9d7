import { useEffect, useId, useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import { MiddleText } from "../../../components/middle-text.tsx";
import { useCastscope } from "../../../context.tsx";
import styles from "./record.module.css";
import { words } from "./words/words.ts";

interface WhereProps {
  /** The file's name; empty has one made of the time. */
  readonly name: string;
  readonly onName: (name: string) => void;
}

/** Characters of a folder's end that stay, where its middle gives way. */
const folderTail = 14;

/** The folder that recordings are written to, and what the next file there is called. */
export function Where({ name, onName }: WhereProps) {
  const { client } = useCastscope();
  const [folder, setFolder] = useState<string | null>(null);
  const id = useId();
  useEffect(() => {
    let gone = false;
    client.recordingFiles().then(
      (told) => {
        if (!gone) setFolder(told.folder);
      },
      () => {
        // Where nothing is known of it, the field alone is shown.
      },
    );
    return () => {
      gone = true;
    };
  }, [client]);
  const { where } = words();
  return (
    <>
      <label className={styles.label} htmlFor={id}>
        {where.label}
        {folder !== null && (
          <span className={styles.folder}>
            <MiddleText text={folder} tail={folderTail} />
          </span>
        )}
      </label>
      <input
        id={id}
        className={styles.field}
        type="text"
        spellCheck={false}
        autoComplete="off"
        maxLength={limits.recordNameLength}
        placeholder={where.byTime}
        value={name}
        onChange={({ target }) => onName(target.value)}
      />
    </>
  );
}
