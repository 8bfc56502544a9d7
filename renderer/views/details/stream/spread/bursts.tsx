import { Copy } from "lucide-react";
import { useId } from "react";
import { burstLengths, type StreamDetail } from "../../../../../shared/model/stream.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { IconButton } from "../../../../components/button.tsx";
import { useCopiedText } from "../../use-copied-text.ts";
import { csv } from "../csv.ts";
import { unitWords } from "../figures.ts";
import styles from "./bursts.module.css";

/** “1”, “3–5”, “over 50”. */
export function lengthNames(): readonly string[] {
  return burstLengths.map((from, at) => {
    const next = burstLengths[at + 1];
    if (next === undefined) return `over ${from - 1}`;
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
  const rows = lengthNames().map((name, at) => ({ name, count: burstCounts[at] ?? 0 }));
  const most = Math.max(1, ...burstCounts);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.bar}>
        <h3 className={styles.heading} id={id}>
          Loss bursts by length
        </h3>
        <span className={styles.about}>{unitWords[unit][1]} in a row</span>
        <span className={styles.note} role="status">
          {note}
        </span>
        <IconButton
          className={styles.tool}
          label="Copy as CSV"
          onClick={() =>
            copy(
              csv(
                ["length", "bursts"],
                rows.map(({ name, count }) => [name.replace("–", "-"), count]),
              ),
              "bursts as CSV",
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
            <th scope="col">Length</th>
            <th scope="col">Share</th>
            <th scope="col">Bursts</th>
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
