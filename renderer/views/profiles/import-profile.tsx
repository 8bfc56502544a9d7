import { useEffect, useState } from "react";
import type { ProfilePreview } from "../../../shared/contract/workspace.ts";
import { limits } from "../../../shared/limits.ts";
import { problemOf } from "../../../shared/problem.ts";
import { inputProblemText, problemText } from "../../../shared/text/sentences.ts";
import { tellChanged } from "../../actions/tell-kept.ts";
import { Button } from "../../components/button.tsx";
import { useCastscope, useTraffic } from "../../context.tsx";
import { NameField } from "./name-field.tsx";
import { offerProfile } from "./offer-profile.ts";
import { ProfileDialog } from "./profile-dialog.tsx";
import styles from "./profiles.module.css";
import { sameName, takeProfile } from "./take-profile.ts";
import { words } from "./words/words.ts";

interface ImportProfileProps {
  /** Null while it is closed. */
  readonly file: File | null;
  readonly onClose: () => void;
}

/** Shows what the file of a profile would do, before it does it. */
export function ImportProfile({ file, onClose }: ImportProfileProps) {
  return (
    <ProfileDialog title={words().import.title} open={file !== null} onClose={onClose}>
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
  if (offered === null) return <p className={styles.about}>{words().import.reading(file.name)}</p>;
  return <Choice offered={offered} fileName={file.name} onClose={onClose} />;
}

function Refused({ sentence, onClose }: { readonly sentence: string; readonly onClose: () => void }) {
  return (
    <>
      <p className={styles.refusal} role="alert">
        {sentence}
      </p>
      <div className={styles.buttons}>
        <Button onClick={onClose}>{words().close}</Button>
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
  const { client, notices, traffic } = useCastscope();
  const open = useTraffic(({ workspace }) => workspace.profile);
  const [name, setName] = useState(preview.name ?? nameOf(fileName));
  const [names, setNames] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    client.profiles().then(
      ({ profiles }) => setNames(profiles.map((one) => one.name)),
      () => {},
    );
  }, [client]);
  const { usable, joined, left, stays } = preview;
  const { import: said, opened, cancel } = words();
  const replaced = sameName(name, names);
  const tell = (error: unknown): void => void notices.notify(problemText(problemOf(error)));
  const take = async (): Promise<void> => {
    try {
      const back = await takeProfile(client, { id, name }, open, replaced);
      const goBack = (): void => {
        // Another window may have opened another one since.
        const now = traffic.getState().workspace.profile;
        if (now !== null && sameName(now, [name]) !== null) void back?.().catch(tell);
        else tellChanged(notices);
      };
      const undo = back && { label: words().undo, undoes: true as const, run: goBack };
      notices.notify(opened(name.trim(), joined.count + stays), undo, limits.noticeMs);
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
          <p className={styles.about}>{said.happens(joined.count, left.count, stays)}</p>
          <p className={styles.about}>{replaced === null ? said.apart : said.replaces(replaced)}</p>
          <Groups heading={said.joined} groups={joined} />
          <Groups heading={said.left} groups={left} />
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
        <Button onClick={onClose}>{cancel}</Button>
        <Button look="primary" type="submit" disabled={!usable || name.trim() === ""}>
          {usable ? said.take(joined.count, left.count) : said.nothing}
        </Button>
      </div>
    </form>
  );
}

/** What a file is called, where it does not say so itself. */
function nameOf(file: string): string {
  return file.replace(/(\.castscope)?\.jsonc?$/i, "");
}

function Mistakes({ preview: { mistakes, further } }: { readonly preview: ProfilePreview }) {
  if (mistakes.length === 0) return null;
  const said = words().import;
  return (
    <section role="alert">
      <h3 className={styles.heading}>{said.mistakesLeftOut(mistakes.length + further)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <ul className={styles.mistakes} tabIndex={0} aria-label={said.mistakes}>
        {mistakes.map(({ line, mistake }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one line may have two of the same
          <li key={place}>{said.line(line, inputProblemText(mistake))}</li>
        ))}
        {further > 0 && <li>{said.more(further)}</li>}
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
  const said = words().import;
  return (
    <section>
      <h3 className={styles.heading}>{said.counted(heading, count)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <ul className={styles.list} tabIndex={0} aria-label={heading}>
        {groups.map((group) => (
          <li key={group}>{group}</li>
        ))}
        {count > groups.length && <li>{said.more(count - groups.length)}</li>}
      </ul>
    </section>
  );
}
