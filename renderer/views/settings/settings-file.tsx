import { Check, CircleAlert, Copy, X } from "lucide-react";
import { plural } from "../../../shared/text/count.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import { IconButton } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";
import styles from "./settings-page.module.css";
import type { SettingsFile } from "./use-settings-file.ts";

interface SideProps {
  readonly file: SettingsFile;
  readonly onClose: () => void;
}

/** The settings as the file that they stand in, with what is wrong in it. */
export function SettingsFileSide({ file: { file, text, mistakes }, onClose }: SideProps) {
  const { notices } = useCastscope();
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => notices.notify("The file is on the clipboard."),
      () => notices.notify("The browser does not let this window copy."),
    );
  };
  return (
    <aside className={styles.side} aria-label="The same as a file">
      <header className={styles.sideBar}>
        <h3>The same as a file</h3>
        <IconButton label="Copy the file" onClick={copy}>
          <Copy size={14} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
        <IconButton label="Close the file" onClick={onClose}>
          <X size={16} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </header>
      <p className={styles.path}>{file ?? "Nothing is kept: Castscope was started without."}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section className={styles.file} tabIndex={0} aria-label="Content of the file">
        {text}
      </section>
      <div className={styles.verdict} role="status">
        {mistakes.length === 0 ? (
          <p>
            <Check size={14} strokeWidth={1.75} aria-hidden="true" />
            Read without a mistake. A change made in the file acts at once; a mistake keeps the last good
            value and names its line.
          </p>
        ) : (
          <ul aria-label={plural(mistakes.length, "mistake")}>
            {mistakes.map(({ line, mistake }) => (
              <li key={`${line} ${mistake.name}`}>
                <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
                Line {line}: {inputProblemText(mistake)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </aside>
  );
}
