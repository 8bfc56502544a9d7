import { Check, CircleAlert, Hash, Info } from "lucide-react";
import { knownName } from "../../../../shared/net/known-groups.ts";
import { formatCount, plural } from "../../../../shared/text/count.ts";
import { inputProblemText } from "../../../../shared/text/sentences.ts";
import { intentText } from "./intent-text.ts";
import { hostSentence } from "./join-actions.ts";
import styles from "./list-preview.module.css";
import { countEntries, type Entry } from "./reading.ts";

/** “26 entries: 24 groups, 2 left out”, before anything is joined. */
export function listSummary(entries: readonly Entry[]): string {
  const { joined, leftOut } = countEntries(entries);
  const comments = entries.length - joined - leftOut;
  const parts = [
    plural(joined, "group"),
    leftOut > 0 ? `${formatCount(leftOut)} left out` : "",
    comments > 0 ? plural(comments, "comment") : "",
  ].filter(Boolean);
  return `${formatCount(entries.length)} entries: ${parts.join(", ")}.`;
}

/** Each entry of a list as it was typed, beside what was read, or why it was not. */
export function ListPreview({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than its box is scrolled by keyboard
    <ol className={styles.list} aria-label="Entries of the list" tabIndex={0}>
      {entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place
        <li key={at} className={styles.entry} data-kind={entry.kind} data-tone={toneOf(entry)}>
          <span className={styles.place}>{formatCount(at + 1)}</span>
          <code className={styles.text} title={entry.text}>
            <Marked entry={entry} />
          </code>
          <Verdict entry={entry} />
        </li>
      ))}
    </ol>
  );
}

type Tone = "good" | "error" | "hint";

function toneOf(entry: Entry): Tone {
  switch (entry.kind) {
    case "group":
      return "good";
    case "wrong":
      // Typing on can mend it.
      return entry.problem.incomplete ? "hint" : "error";
    case "host":
      return "error";
    case "again":
    case "comment":
      return "hint";
  }
}

/** The text with its wrong part underlined; a fault at the very end has no characters. */
function Marked({ entry }: { readonly entry: Entry }) {
  const { text } = entry;
  if (entry.kind !== "wrong" && entry.kind !== "host") return text;
  const { start, end } = entry.kind === "wrong" ? entry.problem : { start: 0, end: text.length };
  const from = Math.min(start, text.length);
  const to = Math.max(from + 1, end);
  return (
    <>
      {text.slice(0, from)}
      <mark className={styles.wrong}>{text.slice(from, to).padEnd(1, "\u00a0")}</mark>
      {text.slice(to)}
    </>
  );
}

const icons = { good: Check, error: CircleAlert, hint: Info } as const;

function Verdict({ entry }: { readonly entry: Entry }) {
  const Icon = entry.kind === "comment" ? Hash : icons[toneOf(entry)];
  return (
    <span className={styles.verdict}>
      <Icon className={styles.icon} size={14} strokeWidth={1.75} aria-hidden="true" />
      <span>{verdictOf(entry)}</span>
    </span>
  );
}

function verdictOf(entry: Entry) {
  switch (entry.kind) {
    case "group": {
      const { address, port } = entry.intent;
      const name = knownName(address.text, port);
      return (
        <>
          <code>{intentText(entry.intent)}</code>
          {name !== "" && ` ${name}`}
        </>
      );
    }
    case "again":
      return `The same as entry ${formatCount(entry.of)}: joined once.`;
    case "host":
      return hostSentence(entry.intent);
    case "wrong":
      return inputProblemText(entry.problem);
    case "comment":
      return "A comment, not read.";
  }
}
