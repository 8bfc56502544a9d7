import { Copy } from "lucide-react";
import { useId } from "react";
import { burstLengths, type StreamDetail } from "../../../../../shared/model/stream.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { IconButton } from "../../../../components/button.tsx";
import { useCopiedText } from "../../use-copied-text.ts";
import { csv } from "../csv.ts";
import { words as common } from "../words/words.ts";
import styles from "./bursts.module.css";
import { english } from "./words/english.ts";
import { words } from "./words/words.ts";

type Words = ReturnType<typeof words>["bursts"];

/** “1”, “3–5”, “over 50”, in the spoken language unless another is given. */
export function lengthNames({ over }: Pick<Words, "over"> = words().bursts): readonly string[] {
  return burstLengths.map((from, at) => {
    const next = burstLengths[at + 1];
    if (next === undefined) return over(from - 1);
    return next - from === 1 ? String(from) : `${from}–${next - 1}`;
  });
}

/** How many were lost in a row, and how often. */
export function Bursts({
  stream,
}: {
  readonly stream: Pick<StreamDetail, "burstCounts" | "bursts" | "unit">;
}) {
  const id = useId();
  const { note, copy } = useCopiedText();
  const { burstCounts, bursts, unit } = stream;
  if (bursts === null) return null;
  const text = words().bursts;
  const rows = lengthNames().map((name, at) => ({ name, count: burstCounts[at] ?? 0 }));
  const most = Math.max(1, ...burstCounts);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.bar}>
        <h3 className={styles.heading} id={id}>
          {text.heading}
        </h3>
        <span className={styles.about}>{text.inRow(common().units[unit].many)}</span>
        <span className={styles.note} role="status">
          {note}
        </span>
        <IconButton
          className={styles.tool}
          label={common().copyCsv(text.heading)}
          onClick={() =>
            copy(
              csv(
                ["length", "bursts"],
                lengthNames(english.bursts).map((name, at) => [name.replace("–", "-"), burstCounts[at] ?? 0]),
              ),
              text.copied,
            )
          }
        >
          <Copy size={15} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </div>
      {/* A table for those who hear it; its bars are drawn. */}
      <table className={styles.table} aria-labelledby={id}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{text.length}</th>
            <th scope="col">{text.share}</th>
            <th scope="col">{text.count}</th>
          </tr>
        </thead>
        <tbody data-live>
          {rows.map(({ name, count }) => (
            <tr key={name} className={styles.row}>
              <th className={styles.length} scope="row">
                {name}
              </th>
              <td className={styles.track} aria-hidden="true">
                <span className={styles.fill} style={{ width: `${(count / most) * 100}%` }} />
              </td>
              <td className={styles.count} data-zero={count === 0 ? "" : undefined}>
                {formatCount(count)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
