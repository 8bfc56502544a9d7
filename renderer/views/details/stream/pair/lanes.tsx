import { useMemo, useRef } from "react";
import type { PairDetail } from "../../../../../shared/model/pair.ts";
import { LegLetter } from "../../../pairs/leg-letter.tsx";
import { Chart, type Plot, timeAxis } from "../charts/chart.tsx";
import type { Colours } from "../charts/colours.ts";
import { TimeSection } from "../timeline/seconds-section.tsx";
import { TimeCursor } from "../timeline/time-cursor.tsx";
import type { TimeView } from "../timeline/use-time-view.ts";
import { words as timeline } from "../timeline/words/words.ts";
import { drawPair, lanePlaces, lanesHeight } from "./draw-lanes.ts";
import styles from "./lanes.module.css";
import { PairSecondsTable } from "./pair-seconds-table.tsx";
import { type PairColumn, type PairStretch, pairCsv, secondsWith, timesOf, wordsAt } from "./pair-stretch.ts";
import type { Places } from "./use-places.ts";
import { words } from "./words/words.ts";

interface LanesProps {
  readonly pair: PairDetail;
  readonly places: Places;
  readonly view: TimeView;
}

/** What each leg lacks by second, and what came of it: a line for each leg, and the merged one below. */
export function Lanes({ pair, places, view }: LanesProps) {
  const { seconds } = pair;
  const { from, to, range } = view;
  const stretch = useMemo<PairStretch>(() => ({ seconds, from, to }), [seconds, from, to]);
  const data = useMemo<[number[], null[]]>(() => {
    const times = timesOf(stretch);
    return [times, times.map(() => null)];
  }, [stretch]);
  // What is drawn is read when it is drawn: the plot itself stays.
  const latest = useRef(stretch);
  latest.current = stretch;
  const plot = useMemo(
    () =>
      (colours: () => Colours): Plot => ({
        series: [{ show: false }],
        axes: [timeAxis(colours), { show: false }],
        rangeY: () => [0, 1],
        draw: (u) => drawPair(u, latest.current, colours()),
      }),
    [],
  );
  const { lanes: text } = words().figures;
  const lacking = (column: PairColumn): number => secondsWith(stretch, column);
  const name = text.label(timeline().last[range], lacking("lostA"), lacking("lostB"), lacking("missing"));
  return (
    <TimeSection
      title={text.heading}
      about={text.about}
      view={view}
      words={(time) => wordsAt(seconds, time)}
      table={() => <PairSecondsTable stretch={stretch} />}
      csv={() => pairCsv(stretch)}
    >
      <div className={styles.lanes}>
        <div className={styles.names} aria-hidden="true">
          <LegName leg="A" on={places.a} />
          <LegName leg="B" on={places.b} />
          <span className={styles.merged} style={{ top: lanePlaces.merged }}>
            {text.merged}
          </span>
        </div>
        <TimeCursor label={name} view={view} words={(time) => wordsAt(seconds, time)}>
          <Chart plot={plot} data={data} from={from} to={to} height={lanesHeight + 24} />
        </TimeCursor>
      </div>
      <ul className={styles.legend} aria-label={text.marks}>
        <li data-mark="b">{text.byB}</li>
        <li data-mark="a">{text.byA}</li>
        <li data-mark="missing">{text.onBoth}</li>
      </ul>
    </TimeSection>
  );
}

function LegName({ leg, on }: { readonly leg: "A" | "B"; readonly on: string | null }) {
  return (
    <span className={styles.leg} style={{ top: lanePlaces[leg] }}>
      <LegLetter leg={leg} />
      {on}
    </span>
  );
}
