import { useId } from "react";
import type { Pair } from "../../../../../shared/model/pair.ts";
import { formatClock } from "../../../../../shared/text/clock.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { LegLetter } from "../../../pairs/leg-letter.tsx";
import { sharesOf } from "./shares.ts";
import styles from "./where-from.module.css";
import { words } from "./words/words.ts";

/** Which leg brought the packets: adds up to what was sent. */
export function WhereFrom({ pair }: { readonly pair: Pair }) {
  const id = useId();
  const { both, a, b, missing, sent, since } = pair;
  const shares = sharesOf([both, b.only, a.only, missing], sent);
  const text = words().whereFrom;
  const rows = [
    { name: text.both, leg: null, count: both, colour: "both" },
    { name: text.onlyB, leg: "B", count: b.only, colour: "b" },
    { name: text.onlyA, leg: "A", count: a.only, colour: "a" },
    { name: text.neither, leg: null, count: missing, colour: "none" },
  ] as const;
  return (
    <section aria-labelledby={id}>
      <div className={styles.bar}>
        <h3 className={styles.heading} id={id}>
          {text.heading}
        </h3>
        <span className={styles.since}>{text.since(formatClock(since))}</span>
      </div>
      <table className={styles.table} data-live>
        <tbody>
          {rows.map(({ name, leg, count, colour }, at) => (
            <tr key={name} className={styles.row}>
              <th scope="row" className={styles.name}>
                {leg !== null && <LegLetter leg={leg} />}
                {name}
              </th>
              <td className={styles.count} data-bad={colour === "none" && count > 0 ? "" : undefined}>
                {formatCount(count)}
              </td>
              <td className={styles.share} aria-hidden="true">
                <span
                  className={styles.part}
                  data-colour={colour}
                  style={{
                    width: `${sent === 0 ? 0 : Math.max(count > 0 ? 1.5 : 0, (count / sent) * 100)}%`,
                  }}
                />
              </td>
              <td className={styles.percent}>{shares[at]} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
