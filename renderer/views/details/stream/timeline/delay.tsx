import { useMemo, useRef } from "react";
import type { StreamDetail } from "../../../../../shared/model/stream.ts";
import { SteadyTop } from "../../../../components/steady-top.ts";
import { Chart, type Plot, timeAxis } from "../charts/chart.tsx";
import type { Colours } from "../charts/colours.ts";
import { numberText } from "../number-text.ts";
import styles from "./delay.module.css";
import { wordsAt } from "./second-text.ts";
import { SecondsSection } from "./seconds-section.tsx";
import { type Stretch, timesOf, valuesOf } from "./stretch.ts";
import { TimeCursor, type TimePick } from "./time-cursor.tsx";
import type { TimeView } from "./use-time-view.ts";
import { words } from "./words/words.ts";

interface DelayProps {
  readonly stream: StreamDetail;
  readonly view: TimeView;
  /** Takes a time that was clicked. */
  readonly onPick?: TimePick;
}

const height = 160;
/** Room for the names of the y axis, as the lanes have it for theirs. */
const namesWidth = 84;

type Column = (number | null)[];

/** One-way delay by second: its median as a line, from the least to 99 % as a band. */
export function DelayChart({ stream, view, ...pick }: DelayProps) {
  const { seconds } = stream;
  const { from, to } = view;
  const data = useMemo<[number[], Column, Column, Column]>(() => {
    const stretch: Stretch = { seconds, from, to };
    return [
      timesOf(stretch).map((time) => time + 0.5),
      valuesOf(stretch, "delayP99"),
      valuesOf(stretch, "delayLeast"),
      valuesOf(stretch, "delayMedian"),
    ];
  }, [seconds, from, to]);
  const ticks = useSteadyTicks(ticksOf(data[1], data[2]));
  const least = Math.min(0, ticks.at(0) ?? 0);
  const most = ticks.at(-1) ?? 1;
  const scale = useRef<Scale>({ least, most, ticks });
  scale.current = { least, most, ticks };
  const plot = useMemo(() => plotOf(scale), []);
  const { delay: text } = words();
  return (
    <SecondsSection title={text.heading} about={text.about} stream={stream} view={view}>
      <div className={styles.delay} style={{ gridTemplateColumns: `${namesWidth}px minmax(0, 1fr)` }}>
        <div className={styles.names} style={{ height }} aria-hidden="true">
          {ticks.map((tick, at) => (
            <span key={tick} style={{ top: (1 - (tick - least) / (most - least)) * height }}>
              {numberText(tick)}
              {at === ticks.length - 1 && " ms"}
            </span>
          ))}
        </div>
        <TimeCursor label={text.heading} view={view} words={(time) => wordsAt(seconds, time)} {...pick}>
          <Chart plot={plot} data={data} from={from} to={to} height={height + 24} />
        </TimeCursor>
      </div>
    </SecondsSection>
  );
}

/** Round values for the y axis that hold all delays: from zero, or below where clocks disagree, up. */
export function ticksOf(...columns: readonly Column[]): readonly number[] {
  const values = columns.flat().filter((value): value is number => value !== null);
  const least = Math.min(0, ...values);
  const most = Math.max(0.001, ...values);
  const step = roundStep((most - least) / 4);
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step);
  // Counted in steps: a sum of fractions would not be round.
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(6)));
}

/** The same ends as long as values come back to them: what is between is drawn where it was. */
export function useSteadyTicks(ticks: readonly number[]): readonly number[] {
  const ends = useRef<{ readonly low: SteadyTop; readonly high: SteadyTop } | null>(null);
  ends.current ??= { low: new SteadyTop(), high: new SteadyTop() };
  const { low, high } = ends.current;
  return ticksOf([-low.at(-(ticks.at(0) ?? 0)), high.at(ticks.at(-1) ?? 1)]);
}

/** The next of 1, 2, 5 times a power of ten. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((one) => one * power >= step * 0.999) ?? 10;
  return factor * power;
}

interface Scale {
  readonly least: number;
  readonly most: number;
  readonly ticks: readonly number[];
}

/** The chart's parts; the scale is read when it is drawn. */
function plotOf(scale: { readonly current: Scale }) {
  return (colours: () => Colours): Plot => {
    const points = { show: false };
    const top = { stroke: () => colours().s1, width: 0.75, points };
    const bottom = { stroke: () => colours()["spark-fill"], width: 1, points };
    return {
      series: [top, bottom, { stroke: () => colours().s1, width: 2, points }],
      bands: [{ series: [1, 2], fill: () => colours()["spark-fill"] }],
      axes: [
        timeAxis(colours),
        {
          // Its names stand beside the canvas, its lines in it.
          size: 0,
          splits: () => [...scale.current.ticks],
          ticks: { show: false },
          values: (_u, splits) => splits.map(() => ""),
          grid: { stroke: () => colours().line, width: 1 },
        },
      ],
      rangeY: () => [scale.current.least, scale.current.most],
    };
  };
}
