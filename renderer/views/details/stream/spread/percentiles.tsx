import { Copy } from "lucide-react";
import { type ReactNode, useId } from "react";
import { formatMs } from "../../../../../shared/format.ts";
import type { Spread } from "../../../../../shared/model/stream.ts";
import { IconButton } from "../../../../components/button.tsx";
import { useCopiedText } from "../../use-copied-text.ts";
import { csv } from "../csv.ts";
import { numberText } from "../number-text.ts";
import { words as common } from "../words/words.ts";
import { decades, finest, heightOf } from "./log-scale.ts";
import styles from "./percentiles.module.css";
import { english } from "./words/english.ts";
import { words } from "./words/words.ts";

/** One line of the chart, and one of the table. */
export interface NamedSpread {
  readonly of: keyof typeof english.names;
  readonly spread: Spread;
}

/** What is told of a spread, from the smallest to the largest. */
export const spreadPoints = ["least", "median", "p90", "p95", "p99", "p999", "most"] as const;

/** Of the drawing, in px: its width follows the table's, in whose columns the points stand. */
const height = 118;

/** How times spread: a logarithmic chart and the same as a table. */
export function Percentiles({
  spreads,
  note,
}: {
  readonly spreads: readonly NamedSpread[];
  readonly note?: ReactNode;
}) {
  const id = useId();
  const { note: copied, copy } = useCopiedText();
  const { names, percentiles, points: titles } = words();
  const known = spreads.filter(({ spread }) => spread !== null);
  const values = known.flatMap(({ spread }) => spreadPoints.map((point) => spread?.[point] ?? 0));
  const scale = decades(values);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.bar}>
        <h3 className={styles.heading} id={id}>
          {percentiles.heading}
        </h3>
        {known.map(({ of }, at) => (
          <span key={of} className={styles.key}>
            <svg className={styles.sign} data-line={at} viewBox="0 0 10 10" aria-hidden="true">
              <Point line={at} x={5} y={5} />
            </svg>
            {names[of].inline}
          </span>
        ))}
        <span className={styles.unit} role="status">
          {copied === "" ? percentiles.scale : copied}
        </span>
        <IconButton
          className={styles.tool}
          label={common().copyCsv(percentiles.heading)}
          onClick={() =>
            copy(
              csv(
                ["ms", ...spreadPoints.map((point) => english.points[point])],
                spreads.map(({ of, spread }) => [
                  english.names[of].title,
                  ...spreadPoints.map((point) => spread?.[point] ?? null),
                ]),
              ),
              percentiles.copied,
            )
          }
        >
          <Copy size={15} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </div>
      {/* Its room is there before anything is drawn in it: what stands below stays where it is. */}
      <div className={styles.chart} style={{ height }} aria-hidden="true">
        {scale !== null && (
          <>
            {scale.marks.map((mark) => (
              <span key={mark} className={styles.mark} style={{ top: heightOf(mark, scale) * height }}>
                {numberText(mark)}
              </span>
            ))}
            <svg className={styles.lines} viewBox="0 0 700 118" preserveAspectRatio="none" aria-hidden="true">
              {scale.marks.map((mark) => (
                <path
                  key={mark}
                  className={styles.grid}
                  d={`M0 ${heightOf(mark, scale) * height}H700`}
                  vectorEffect="non-scaling-stroke"
                />
              ))}
              {known.map(({ of, spread }, at) => (
                <path
                  key={of}
                  className={styles.line}
                  data-line={at}
                  d={lineOf(spread, (ms) => heightOf(ms, scale) * height)}
                  vectorEffect="non-scaling-stroke"
                />
              ))}
            </svg>
            {known.flatMap(({ of, spread }, line) =>
              spreadPoints.map((point, at) => {
                const ms = spread?.[point] ?? 0;
                if (ms < finest) return null;
                const style = {
                  left: `${((at + 0.5) / spreadPoints.length) * 100}%`,
                  top: heightOf(ms, scale) * height,
                };
                return (
                  <svg
                    key={`${of} ${point}`}
                    className={styles.point}
                    style={style}
                    data-line={line}
                    aria-hidden="true"
                    viewBox="0 0 10 10"
                  >
                    <Point line={line} x={5} y={5} />
                  </svg>
                );
              }),
            )}
          </>
        )}
      </div>
      <table className={styles.table} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">ms{/* no words: a unit */}</th>
            {spreadPoints.map((point) => (
              <th key={point} scope="col">
                {titles[point]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-live>
          {spreads.map(({ of, spread }) => (
            <tr key={of}>
              <th scope="row">{names[of].title}</th>
              {spreadPoints.map((point) => (
                <td key={point}>{spread === null ? "–" : formatMs(spread[point])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {note}
    </section>
  );
}

/** The first line has rings, the second squares: not told by colour alone. */
function Point({ line, x, y }: { readonly line: number; readonly x: number; readonly y: number }) {
  return line === 0 ? <circle cx={x} cy={y} r={3.2} /> : <rect x={x - 3} y={y - 3} width={6} height={6} />;
}

/** A line through what can stand on a logarithmic scale. */
function lineOf(spread: Spread, heightAt: (ms: number) => number): string {
  const steps = spreadPoints.flatMap((point, at) => {
    const ms = spread?.[point] ?? 0;
    return ms >= finest ? [`${(at + 0.5) * 100} ${heightAt(ms).toFixed(2)}`] : [];
  });
  return steps.length === 0 ? "" : `M${steps.join("L")}`;
}
