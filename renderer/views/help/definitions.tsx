import { matchText } from "../../components/match-text.ts";
import { columnDefinitions, type Definition, figureDefinitions, stateDefinitions } from "./figures.ts";
import styles from "./help-dialog.module.css";
import { words } from "./words/words.ts";

interface Chapter {
  readonly title: string;
  readonly entries: readonly Definition[];
}

function chapters(): readonly Chapter[] {
  const { states, columns, figures } = words().chapters;
  return [
    { title: states, entries: stateDefinitions() },
    { title: columns, entries: columnDefinitions() },
    { title: figures, entries: figureDefinitions() },
  ];
}

/** What the words of the window mean, those that a text is found in. */
export function findDefinitions(text: string): readonly Chapter[] {
  return chapters()
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
            {entries.map(({ key, term, means }) => (
              <div key={key} className={styles.entry}>
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
