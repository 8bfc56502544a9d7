import { Kbd } from "../../components/kbd.tsx";
import styles from "./help-dialog.module.css";
import { keySections } from "./key-sections.ts";

/** All keys, by where they act. */
export function KeyTable() {
  return (
    <>
      {keySections.map(({ title, keys }) => (
        <section key={title} className={styles.section}>
          <h3 className={styles.heading}>{title}</h3>
          <dl className={styles.list}>
            {keys.map(({ keys: pressed, does }) => (
              <div key={`${does} ${pressed.join(" ")}`} className={styles.entry}>
                <dt className={styles.keys}>
                  {pressed.map((key) =>
                    key === "then" || key === "or" ? (
                      <span key={key}>{key}</span>
                    ) : (
                      <Kbd key={key}>{key}</Kbd>
                    ),
                  )}
                </dt>
                <dd className={styles.means}>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
