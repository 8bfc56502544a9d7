import { matchText } from "../../components/match-text.ts";
import { groupColumns } from "../groups/columns.tsx";
import { figures, states } from "./figures.ts";
import styles from "./help-dialog.module.css";

interface Chapter {
  readonly title: string;
  readonly entries: readonly { readonly term: string; readonly means: string }[];
}

const chapters: readonly Chapter[] = [
  { title: "States", entries: states },
  {
    title: "Columns",
    entries: groupColumns.map(({ title, about }) => ({ term: title, means: `${about}.` })),
  },
  { title: "Figures", entries: figures },
];

/** What the words of the window mean, those that a text is found in. */
export function findDefinitions(text: string): readonly Chapter[] {
  return chapters
    .map(({ title, entries }) => ({
      title,
      entries: entries.filter(({ term, means }) => matchText(text, term, means) !== null),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** Words with what they mean. */
export function Definitions({ found }: { readonly found: readonly Chapter[] }) {
  return (
    <div className={styles.columns} data-wide="">
      {found.map(({ title, entries }) => (
        <section key={title} className={styles.section}>
          <h3 className={styles.heading}>{title}</h3>
          <dl className={styles.list}>
            {entries.map(({ term, means }) => (
              <div key={term} className={styles.entry}>
                <dt className={styles.term}>{term}</dt>
                <dd className={styles.means}>{means}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
