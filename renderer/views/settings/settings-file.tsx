import { Check, CircleAlert, Copy, SquareArrowOutUpRight, X } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { problemOf } from "../../../shared/problem.ts";
import { inputProblemText, problemText } from "../../../shared/text/sentences.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";
import styles from "./settings-page.module.css";
import type { SettingsFile } from "./use-settings-file.ts";
import { words } from "./words/words.ts";

interface SideProps {
  readonly file: SettingsFile;
  readonly onClose: () => void;
}

/** The settings as the file that they stand in, with what is wrong in it. */
export function SettingsFileSide({ file: { file, text, mistakes, canOpen }, onClose }: SideProps) {
  const { client, notices } = useCastscope();
  const say = words();
  const copy = (what: string, copied: string): void => {
    navigator.clipboard.writeText(what).then(
      () => notices.notify(copied),
      () => notices.notify(say.notCopied),
    );
  };
  const open = (): void => {
    client.openSettingsFile().then(
      ({ opened }) => {
        if (opened === "folder") notices.notify(say.shownInFolder);
      },
      (error: unknown) => notices.notify(problemText(problemOf(error))),
    );
  };
  return (
    <aside className={styles.side} aria-label={say.asFile}>
      <header className={styles.sideBar}>
        <h3>{say.asFile}</h3>
        <IconButton label={say.copyFile} onClick={() => copy(text, say.copied)}>
          <Copy size={14} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
        <IconButton label={say.closeFile} onClick={onClose}>
          <X size={16} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </header>
      <div className={styles.path}>
        <span>{file === null ? say.noFile : breakable(file)}</span>
        {file !== null && (
          <IconButton label={say.copyPath} onClick={() => copy(file, say.pathCopied)}>
            <Copy size={12} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section className={styles.file} tabIndex={0} aria-label={say.content}>
        {text}
      </section>
      <div className={styles.verdict} role="status">
        {mistakes.length === 0 ? (
          <p>
            <Check size={14} strokeWidth={1.75} aria-hidden="true" />
            {say.noMistake}
          </p>
        ) : (
          <ul aria-label={say.mistakes(mistakes.length)}>
            {mistakes.map(({ line, mistake }) => (
              <li key={`${line} ${mistake.name}`}>
                <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
                {say.line(line, inputProblemText(mistake))}
              </li>
            ))}
          </ul>
        )}
      </div>
      {canOpen && (
        <Button
          className={styles.open ?? ""}
          icon={<SquareArrowOutUpRight size={14} strokeWidth={1.75} aria-hidden="true" />}
          onClick={open}
        >
          {say.openFile}
        </Button>
      )}
    </aside>
  );
}

/** A path that goes on in the next line behind a separator, not within a name. */
function breakable(path: string): ReactNode {
  return path.split(/(?<=[/\\])/u).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a path in their order
    <Fragment key={at}>
      <wbr />
      {part}
    </Fragment>
  ));
}
