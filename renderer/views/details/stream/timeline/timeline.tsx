import { useMemo, useRef } from "react";
import { formatBitRate } from "../../../../../shared/format.ts";
import type { StreamDetail } from "../../../../../shared/model/stream.ts";
import { roundTop, SteadyTop } from "../../../../components/steady-top.ts";
import { Chart, type Plot, rateLine, timeAxis } from "../charts/chart.tsx";
import type { Colours } from "../charts/colours.ts";
import { drawLanes, laneHeight, lanesOf, rateHeight } from "./lanes.ts";
import { wordsAt } from "./second-text.ts";
import { SecondsSection } from "./seconds-section.tsx";
import { placeOf, type Stretch, timesOf, valuesOf } from "./stretch.ts";
import { TimeCursor, type TimePick } from "./time-cursor.tsx";
import styles from "./timeline.module.css";
import type { TimeView } from "./use-time-view.ts";
import { words } from "./words/words.ts";

interface TimelineProps {
  readonly stream: StreamDetail;
  readonly view: TimeView;
  /** Takes a time that was clicked. */
  readonly onPick?: TimePick;
}

/** When something was not as it should be: the rate, and under it a lane for each way to go wrong. */
export function Timeline({ stream, view, ...pick }: TimelineProps) {
  const { timeline: text } = words();
  const about = view.range === "1 h" ? text.about : text.aboutHeight;
  return (
    <SecondsSection title={text.heading} about={about} stream={stream} view={view}>
      <Lanes stream={stream} view={view} rate {...pick} />
    </SecondsSection>
  );
}

/** The lanes by themselves, or under the rate. */
export function Lanes({ stream, view, rate, ...pick }: TimelineProps & { readonly rate: boolean }) {
  const { seconds } = stream;
  const { from, to } = view;
  const transport = stream.transportStream !== null;
  const shown = useMemo(() => lanesOf(transport), [transport]);
  const top = rate ? rateHeight : 0;
  const height = top + shown.length * laneHeight;
  const stretch = useMemo<Stretch>(() => ({ seconds, from, to }), [seconds, from, to]);
  const data = useMemo<[number[], (number | null)[]]>(
    () => [timesOf(stretch).map((time) => time + 0.5), valuesOf(stretch, "bytes", (bytes) => bytes * 8)],
    [stretch],
  );
  // What is drawn is read when it is drawn: the plot itself stays.
  const latest = useRef(stretch);
  latest.current = stretch;
  const plot = useMemo(() => {
    const steady = new SteadyTop();
    return (colours: () => Colours): Plot => ({
      series: [{ show: rate, ...rateLine(colours) }],
      axes: [timeAxis(colours), { show: false }],
      // The line has the rate's part of the height, from zero up; the lanes have the rest.
      rangeY: (_least, most) => {
        const ceiling = steady.at(roundTop(most));
        return [ceiling - (ceiling * height) / Math.max(1, top), ceiling];
      },
      draw: (u) => drawLanes(u, latest.current, shown, top, colours()),
    });
  }, [rate, height, top, shown]);
  const { lanes, timeline: text } = words();
  return (
    <div className={styles.timeline}>
      <div className={styles.names} aria-hidden="true">
        {rate && <RateName stream={stream} view={view} />}
        {shown.map(({ column }) => (
          <span key={column} className={styles.lane} style={{ height: laneHeight }}>
            {lanes[column]}
          </span>
        ))}
      </div>
      <TimeCursor label={text.heading} view={view} words={(time) => wordsAt(seconds, time)} {...pick}>
        <Chart plot={plot} data={data} from={from} to={to} height={height + 24} />
      </TimeCursor>
    </div>
  );
}

/** The rate at the cursor, else that of the newest second shown. */
function RateName({ stream: { seconds, transportStream }, view: { cursor, to } }: TimelineProps) {
  const { timeline: text } = words();
  const place = placeOf({ seconds }, cursor ?? to - 1);
  const bytes = place === null ? null : (seconds.bytes[place] ?? null);
  return (
    <span className={styles.rate} style={{ height: rateHeight }}>
      {transportStream === null ? text.rate : text.tsRate}
      <span className={styles.now} data-live>
        {bytes === null ? "–" : formatBitRate(bytes * 8)}
      </span>
    </span>
  );
}
