import { useEffect, useState } from "react";
import type { ProfilePreview } from "../../../shared/contract/workspace.ts";
import { problemOf } from "../../../shared/problem.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { inputProblemText, problemText } from "../../../shared/text/sentences.ts";
import { Button } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";
import { NameField } from "./name-field.tsx";
import { offerProfile } from "./offer-profile.ts";
import { ProfileDialog } from "./profile-dialog.tsx";
import styles from "./profiles.module.css";

interface ImportProfileProps {
  /** Null while it is closed. */
  readonly file: File | null;
  readonly onClose: () => void;
}

/** Shows what the file of a profile would do, before it does it. */
export function ImportProfile({ file, onClose }: ImportProfileProps) {
  return (
    <ProfileDialog title="Import a profile" open={file !== null} onClose={onClose}>
      {file !== null && <Preview file={file} onClose={onClose} />}
    </ProfileDialog>
  );
}

interface Offered {
  readonly id: number;
  readonly preview: ProfilePreview;
}

function Preview({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const { client } = useCastscope();
  const [offered, setOffered] = useState<Offered | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    file
      .text()
      .then((text) => offerProfile(text, client))
      .then(
        (told) => isShown && setOffered(told),
        (error: unknown) => isShown && setFailure(problemText(problemOf(error))),
      );
    return () => {
      isShown = false;
    };
  }, [file, client]);
  if (failure !== null) return <Refused sentence={failure} onClose={onClose} />;
  if (offered === null) return <p className={styles.about}>Reading {file.name} …</p>;
  return <Choice offered={offered} fileName={file.name} onClose={onClose} />;
}

function Refused({ sentence, onClose }: { readonly sentence: string; readonly onClose: () => void }) {
  return (
    <>
      <p className={styles.refusal} role="alert">
        {sentence}
      </p>
      <div className={styles.buttons}>
        <Button onClick={onClose}>Close</Button>
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly offered: Offered;
  readonly fileName: string;
  readonly onClose: () => void;
}

function Choice({ offered: { id, preview }, fileName, onClose }: ChoiceProps) {
  const { client, notices } = useCastscope();
  const [name, setName] = useState(preview.name ?? nameOf(fileName));
  const [refusal, setRefusal] = useState<string | null>(null);
  const { usable, joined, left, stays } = preview;
  const take = async (): Promise<void> => {
    try {
      await client.takeProfile({ id, name });
      notices.notify(`The profile “${name.trim()}” is open: ${plural(joined.count + stays, "group")}.`);
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
        void take();
      }}
    >
      <Mistakes preview={preview} />
      {usable && (
        <>
          <p className={styles.about}>{whatHappens(preview)}</p>
          <Groups heading="Joined" groups={joined} />
          <Groups heading="Left" groups={left} />
          <NameField
            value={name}
            refusal={refusal}
            onChange={(next) => {
              setName(next);
              setRefusal(null);
            }}
          />
        </>
      )}
      <div className={styles.buttons}>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" disabled={!usable || name.trim() === ""}>
          {buttonWords(preview)}
        </Button>
      </div>
    </form>
  );
}

/** What a file is called, where it does not say so itself. */
function nameOf(file: string): string {
  return file.replace(/(\.castscope)?\.jsonc?$/i, "");
}

function whatHappens({ joined, left, stays }: ProfilePreview): string {
  const stay = stays === 0 ? "" : `, ${plural(stays, "group")} ${stays === 1 ? "stays" : "stay"} joined`;
  return `${plural(joined.count, "group")} will be joined, ${formatCount(left.count)} left${stay}. What is open now is kept in its own profile.`;
}

function buttonWords({ usable, joined, left }: ProfilePreview): string {
  if (!usable) return "Nothing to open";
  return `Join ${formatCount(joined.count)}, leave ${formatCount(left.count)}`;
}

function Mistakes({ preview: { mistakes, further } }: { readonly preview: ProfilePreview }) {
  if (mistakes.length === 0) return null;
  return (
    <section role="alert">
      <h3 className={styles.heading}>{plural(mistakes.length + further, "mistake")}, left out</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <ul className={styles.mistakes} tabIndex={0} aria-label="Mistakes">
        {mistakes.map(({ line, mistake }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one line may have two of the same
          <li key={place}>
            Line {formatCount(line)}: {inputProblemText(mistake)}
          </li>
        ))}
        {further > 0 && <li>{formatCount(further)} more</li>}
      </ul>
    </section>
  );
}

interface GroupsProps {
  readonly heading: string;
  readonly groups: ProfilePreview["joined"];
}

function Groups({ heading, groups: { groups, count } }: GroupsProps) {
  if (count === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>
        {heading}: {formatCount(count)}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <ul className={styles.list} tabIndex={0} aria-label={heading}>
        {groups.map((group) => (
          <li key={group}>{group}</li>
        ))}
        {count > groups.length && <li>{formatCount(count - groups.length)} more</li>}
      </ul>
    </section>
  );
}
