import { Fragment } from "react";
import { DrawnKeys } from "../../actions/action-keys.tsx";
import { keyText } from "../../actions/keys.ts";
import { useView } from "../../context.tsx";
import styles from "./help-dialog.module.css";
import type { KeySection } from "./key-sections.ts";
import { words } from "./words/words.ts";

/** Keys, by where they act. */
export function KeyTable({ sections }: { readonly sections: readonly KeySection[] }) {
  const letterKeys = useView((state) => state.letterKeys);
  return (
    <div className={styles.columns}>
      {sections.map(({ place, title, keys }) => (
        <section key={place} className={styles.section}>
          <h3 className={styles.heading}>{title}</h3>
          <dl className={styles.list}>
            {keys.map(({ does, ways, letters }) => (
              <div key={does} className={styles.key}>
                <dt>{does}</dt>
                <dd className={styles.keys}>
                  {letters && !letterKeys && <span>{words().off}</span>}
                  {ways.map((way, index) => (
                    <Fragment key={keyText(way)}>
                      {index > 0 && <span>{words().or}</span>}
                      <DrawnKeys keys={way} />
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
