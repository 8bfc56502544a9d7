import { memo } from "react";
import type { Result } from "../../../shared/contract.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { LossText } from "../../components/loss-text.tsx";
import { MiddleText } from "../../components/middle-text.tsx";
import { StateGlyph, stateWords } from "../../components/state-glyph.tsx";
import { useSteadyTop } from "../../components/steady-top.ts";
import { clockOf } from "../details/stream/timeline/second-text.ts";
import { lineHeight } from "./draw-row.ts";
import styles from "./overview.module.css";
import {
  lossAt,
  notJoined,
  type OverviewGroup,
  type OverviewUnit,
  rateAt,
  rateText,
  topOf,
  troubled,
  worstOf,
} from "./overview-rows.ts";
import { RowChart } from "./row-chart.tsx";
import { words } from "./words/words.ts";

interface OverviewLineProps {
  readonly elementId: string;
  readonly index: number;
  readonly height: number;
  readonly chosen: boolean;
  readonly row: OverviewGroup;
  readonly overview: Result<"historyOverview">;
  readonly from: number;
  readonly to: number;
  readonly unit: OverviewUnit;
  /** The stretch under the cursor, or the newest one; null where the answer has none there. */
  readonly place: number | null;
  /** There is a cursor, and a ring where it meets the line. */
  readonly ringed: boolean;
  /** The top of the scale that all charts share; null where each has its own. */
  readonly sharedTop: number | null;
  readonly spanWords: string;
}

/** One group: its state and name, its chart, and its values at the cursor and of the span. */
export const OverviewLine = memo(function OverviewLine(props: OverviewLineProps) {
  const { elementId, index, height, chosen, row, overview, from, to, unit, place, sharedTop, spanWords } =
    props;
  const { id, endpoint, name, state, figures } = row;
  const title = name === "" ? endpoint : name;
  const top = useSteadyTop(figures === null ? 0 : (sharedTop ?? topOf(figures, unit)));
  const rate = figures === null ? null : rateAt(figures, unit, place);
  const loss = figures === null ? null : lossAt(figures, place);
  const worst = worstOf(row);
  const errors = figures?.errorSeconds ?? 0;
  return (
    <tr
      id={elementId}
      className={styles.row}
      style={{ height }}
      data-overview-row={id}
      aria-rowindex={index}
      aria-selected={chosen}
      aria-label={`${title}, ${stateWords[state]}`}
    >
      <td className={styles.state} data-live>
        <StateGlyph state={state} />
        <span className="visually-hidden">{stateWords[state]}</span>
      </td>
      <td className={styles.named} title={name === "" ? endpoint : `${name}, ${endpoint}`}>
        <span className={styles.name}>{title}</span>
        {name !== "" && (
          <span className={styles.address}>
            <MiddleText text={endpoint} />
          </span>
        )}
      </td>
      <td className={styles.scale} data-live aria-hidden="true">
        {top === 0 ? "" : rateText(top, unit)}
      </td>
      <td className={styles.chart}>
        <div
          className={styles.drawing}
          role="img"
          aria-label={words().line.drawing(
            title,
            spanWords,
            `${rate?.text ?? "–"}${unit === "packets" ? " pkt/s" : ""}`,
            figures?.worstShare ?? null,
            errors,
          )}
        >
          {figures !== null && (
            <>
              <RowChart
                figures={figures}
                times={overview}
                running={overview.running}
                top={unit === "bits" ? top / 8 : top}
                {...{ from, to }}
              />
              <RowWords {...{ figures, overview, from, to }} />
              {props.ringed && place !== null && (figures.mean[place] ?? Number.NaN) >= 0 && (
                <CursorRing {...{ figures, overview, from, to, place, unit, top, height }} />
              )}
            </>
          )}
        </div>
      </td>
      <td className={styles.value} data-look={rate?.look ?? "faint"} data-live>
        {rate?.text ?? "–"}
      </td>
      <td className={styles.value} data-look={loss === null ? "faint" : undefined} data-live>
        {loss === null ? "–" : <LossText share={loss / 100} />}
      </td>
      <td className={styles.worst} data-look={worst.look} data-live>
        {worst.text}
      </td>
      <td className={styles.value} data-look={errors === 0 ? "faint" : "plain"} data-live>
        {formatCount(errors)}
      </td>
    </tr>
  );
});

type Drawn = Pick<OverviewLineProps, "overview" | "from" | "to"> & {
  readonly figures: NonNullable<OverviewGroup["figures"]>;
};

/** Words over a chart need that share of its width. */
const roomForWords = 0.08;

/** What hatching and tints in one row mean, where there is room to say it. */
function RowWords({ figures, overview, from, to }: Drawn) {
  const said = words().line;
  const timeOf = (place: number): number => overview.from + place * overview.step;
  const joinedFrom = figures.joined.findIndex((seconds) => seconds > 0);
  const runs = [
    ...notJoined(figures, overview.running).map((run) => ({
      ...run,
      look: "faint",
      text:
        // Also where a time in which Castscope did not run lies between.
        run.to <= joinedFrom ? said.notJoinedUntil(clockOf(timeOf(joinedFrom))) : said.notJoined,
    })),
    ...troubled(figures).flatMap((run) =>
      run.kind === "failed" ? [{ ...run, look: "problem", text: said.cannotJoin }] : [],
    ),
  ];
  return runs.map((run) => {
    const [begin, end] = [Math.max(from, timeOf(run.from)), Math.min(to, timeOf(run.to))];
    const share = (end - begin) / (to - from);
    if (share < roomForWords) return null;
    const left = (begin - from) / (to - from) + share / 2;
    return (
      <span
        key={`${run.look} ${run.from}`}
        className={styles.words}
        data-look={run.look}
        style={{ left: `${left * 100}%` }}
      >
        {run.text}
      </span>
    );
  });
}

/** Where the cursor meets the line. */
function CursorRing({
  figures,
  overview,
  from,
  to,
  place,
  unit,
  top,
  height,
}: Drawn & Pick<OverviewLineProps, "unit" | "height"> & { readonly place: number; readonly top: number }) {
  const mean = (figures.mean[place] ?? 0) * (unit === "bits" ? 8 : 1);
  const x = (overview.from + (place + 0.5) * overview.step - from) / (to - from);
  const y = lineHeight(top === 0 ? 0 : mean / top, height);
  return <span className={styles.ring} style={{ left: `${x * 100}%`, top: y }} />;
}
