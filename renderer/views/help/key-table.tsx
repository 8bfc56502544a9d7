import { Fragment } from "react";
import { Kbd } from "../../components/kbd.tsx";
import { useView } from "../../context.tsx";
import styles from "./help-dialog.module.css";
import type { KeySection } from "./key-sections.ts";

/** Keys, by where they act. */
export function KeyTable({ sections }: { readonly sections: readonly KeySection[] }) {
  const letterKeys = useView((state) => state.letterKeys);
  return (
    <div className={styles.columns}>
      {sections.map(({ title, keys }) => (
        <section key={title} className={styles.section}>
          <h3 className={styles.heading}>{title}</h3>
          <dl className={styles.list}>
            {keys.map(({ does, ways, letters }) => (
              <div key={does} className={styles.key}>
                <dt>{does}</dt>
                <dd className={styles.keys}>
                  {letters && !letterKeys && <span>off:</span>}
                  {ways.map((way, index) => (
                    <Fragment key={way.join(" ")}>
                      {index > 0 && <span>or</span>}
                      {way.map((key) =>
                        key === "then" ? <span key={key}>{key}</span> : <Kbd key={key}>{key}</Kbd>,
                      )}
                    </Fragment>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
