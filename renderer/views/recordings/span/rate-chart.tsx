import { type KeyboardEvent, type PointerEvent, type RefObject, useMemo, useRef } from "react";
import uPlot from "uplot";
import { formatBitRate, formatWait } from "../../../../shared/format.ts";
import { formatClockToMs } from "../../../../shared/text/clock.ts";
import { useMedia } from "../../../components/use-media.ts";
import { useWidth } from "../../../table/use-width.ts";
import { Chart, type Plot, rateLine, timeAxis } from "../../details/stream/charts/chart.tsx";
import type { Colours } from "../../details/stream/charts/colours.ts";
import { EventLane } from "./event-lane.tsx";
import type { ratePoints } from "./rate-points.ts";
import styles from "./span-bar.module.css";
import { type EventMark, eventMarks, type SpanEvent } from "./span-events.ts";
import { isWhole, moved, type Span, withEdge } from "./span-time.ts";
import type { ChosenSpan } from "./use-span.ts";
import { words } from "./words/words.ts";

interface RateChartProps {
  readonly points: ReturnType<typeof ratePoints>;
  readonly view: Span;
  readonly whole: Span;
  readonly span: Span;
  readonly events: readonly SpanEvent[];
  readonly cursor: number | null;
  /** When the selected packet came; null without one. */
  readonly selected: number | null;
  readonly onCursor: (at: number | null) => void;
  readonly onChoose: ChosenSpan["choose"];
  readonly onWhole: () => void;
}

interface Drag {
  readonly spanAt: (at: number) => Span;
  readonly startX: number;
  isBegun: boolean;
}

const heights = { usual: 64, low: 48 };
const axisHeight = 24;
const laneHeight = 18;
/** Marks that are closer are one. */
const marksApart = 20;

type Marks = Pick<ReturnType<typeof ratePoints>, "times" | "lost">;
/** Fewer pixels are a click. */
const dragLeast = 4;

/** The rate from zero up, and over it the chosen time with a handle at each end; what is outside is dimmed. */
export function RateChart(props: RateChartProps) {
  const { points, view, whole, span, events, cursor, selected, onCursor, onChoose, onWhole } = props;
  const box = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const { times, bitRates, lost, width } = points;
  const most = bitRates.reduce((one, other) => Math.max(one, other), 0);
  const data = useMemo<[number[], number[]]>(() => [times, bitRates], [times, bitRates]);
  const allLost = lost?.reduce((sum, one) => sum + one, 0) ?? 0;
  const isLow = useMedia("(max-height: 760px)");
  const height = isLow ? heights.low : heights.usual;
  // In a low window both share one lane.
  const eventLane = events.length === 0 || (isLow && lost !== null) ? 0 : laneHeight;
  const lane = lost === null ? 0 : laneHeight;
  const boxWidth = useWidth(box);
  const eventsSeen = useMemo(
    () => eventMarks(events, view, ((view.to - view.from) * marksApart) / Math.max(1, boxWidth)),
    [events, view, boxWidth],
  );
  const marks = useRef<Marks>({ times, lost });
  marks.current = { times, lost };
  const plot = useMemo(() => plotOf(marks, { height, lane, below: eventLane }), [height, lane, eventLane]);
  const part = (at: number): number =>
    Math.max(0, Math.min(1, (at - view.from) / Math.max(1e-6, view.to - view.from)));

  const momentAt = (clientX: number): number => {
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds || bounds.width === 0) return view.from;
    const across = Math.max(0, Math.min(1, (clientX - bounds.left) / bounds.width));
    return view.from + across * (view.to - view.from);
  };

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const begin = momentAt(event.clientX);
    const handle = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-edge]") : null;
    const edge = handle?.dataset.edge;
    let spanAt = (at: number): Span => ({ from: Math.min(begin, at), to: Math.max(begin, at) });
    if (edge === "from" || edge === "to") spanAt = (at) => withEdge(span, edge, at, whole);
    else if (!isWhole(span, whole) && begin > span.from && begin < span.to)
      spanAt = (at) => moved(span, at - begin, whole);
    drag.current = { spanAt, startX: event.clientX, isBegun: false };
    box.current?.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const at = momentAt(event.clientX);
    onCursor(at);
    if (drag.current === null) return;
    drag.current.isBegun ||= Math.abs(event.clientX - drag.current.startX) >= dragLeast;
    if (drag.current.isBegun) onChoose(drag.current.spanAt(at), "later");
  };
  const onPointerUp = (event: PointerEvent): void => {
    if (drag.current?.isBegun) onChoose(drag.current.spanAt(momentAt(event.clientX)), "now");
    drag.current = null;
  };

  const said = words().chart;
  return (
    <div className={styles.chart}>
      <div className={styles.names} aria-hidden="true">
        <span>{said.rate}</span>
        <span className={styles.top}>{said.top(formatBitRate(most))}</span>
        {lost !== null && (
          <span className={styles.lane} style={{ bottom: axisHeight + eventLane }}>
            {said.lost(allLost)}
          </span>
        )}
        {eventLane > 0 && (
          <span className={styles.lane} style={{ bottom: axisHeight }}>
            {said.events}
          </span>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what the pointer does, the handles do by keyboard */}
      <div
        ref={box}
        className={styles.box}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          drag.current = null;
        }}
        onPointerLeave={() => onCursor(null)}
        onDoubleClick={onWhole}
      >
        <Chart
          plot={plot}
          data={data}
          from={view.from / 1_000}
          to={view.to / 1_000}
          height={height + lane + eventLane + axisHeight}
        />
        <span className={styles.outside} style={{ left: 0, width: percent(part(span.from)) }} />
        <span className={styles.outside} style={{ left: percent(part(span.to)), right: 0 }} />
        <span
          className={styles.chosen}
          style={{ left: percent(part(span.from)), right: percent(1 - part(span.to)) }}
        />
        {selected !== null && selected >= view.from && selected <= view.to && (
          <span className={styles.selected} style={{ left: percent(part(selected)) }} aria-hidden="true" />
        )}
        {events.length > 0 && (
          <EventLane
            marks={eventsSeen}
            part={part}
            onChoose={(mark) => onChoose(around(mark, whole, view), "now")}
          />
        )}
        {cursor !== null && (
          <span className={styles.cursor} style={{ left: percent(part(cursor)) }} aria-hidden="true">
            <span className={styles.when} data-left={part(cursor) > 0.85 || undefined}>
              {formatClockToMs(cursor)}
            </span>
          </span>
        )}
        <Handle edge="from" label={said.start} {...{ span, whole, view, width, onChoose }} />
        <Handle edge="to" label={said.end} {...{ span, whole, view, width, onChoose }} />
      </div>
    </div>
  );
}

/** The time of a mark with as much before and behind it as a tenth of what is seen. */
function around({ at, events }: EventMark, whole: Span, view: Span): Span {
  const until = events.reduce((last, one) => Math.max(last, one.until), at);
  const room = (view.to - view.from) / 20;
  return { from: Math.max(whole.from, at - room), to: Math.min(whole.to, until + room) };
}

function percent(part: number): string {
  return `${part * 100}%`;
}

interface HandleProps extends Pick<RateChartProps, "span" | "whole" | "view" | "onChoose"> {
  readonly edge: keyof Span;
  readonly label: string;
  /** Milliseconds of one point. */
  readonly width: number;
}

/** One end of the span: arrows move it by one point, with Shift by ten, Home and End to the ends of the recording. */
function Handle({ edge, label, span, whole, view, width, onChoose }: HandleProps) {
  const at = span[edge];
  if (at < view.from || at > view.to) return null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = width * (event.shiftKey ? 10 : 1);
    const goals: Readonly<Record<string, number>> = {
      ArrowLeft: at - step,
      ArrowDown: at - step,
      ArrowRight: at + step,
      ArrowUp: at + step,
      Home: whole.from,
      End: whole.to,
    };
    const goal = goals[event.key];
    if (goal === undefined) return;
    onChoose(withEdge(span, edge, goal, whole), "soon");
    event.preventDefault();
  };
  const across = (at - view.from) / Math.max(1e-6, view.to - view.from);
  return (
    <span
      className={styles.handle}
      style={{ left: percent(across) }}
      role="slider"
      tabIndex={0}
      data-edge={edge}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={Math.floor(whole.from)}
      aria-valuemax={Math.ceil(whole.to)}
      aria-valuenow={Math.round(at)}
      aria-valuetext={words().chart.value(formatClockToMs(at), formatWait(span.to - span.from))}
      title={words().chart.keys(label, formatWait(width))}
      onKeyDown={onKeyDown}
    />
  );
}

/** Heights in px: of the rate, of the lane of losses under it, and of what is drawn by others below that. */
interface Lanes {
  readonly height: number;
  readonly lane: number;
  readonly below: number;
}

/** @param marks what is lost in each point, read when it is drawn */
const plotOf =
  (marks: RefObject<Marks>, { height, lane, below }: Lanes) =>
  (colours: () => Colours): Plot => ({
    series: [rateLine(colours)],
    axes: [timeAxis(colours), { show: false }],
    rangeY: (_least, most) => {
      const ceiling = Math.max(1, most) * 1.12;
      return [-(ceiling * (lane + below)) / height, ceiling];
    },
    draw: (u) => drawLost(u, marks.current, { lane, below }, colours()),
  });

/** A bar for each point in which something is lost, in a lane of its own below the rate. */
function drawLost(
  u: uPlot,
  { times, lost }: Marks,
  { lane, below }: Pick<Lanes, "lane" | "below">,
  colours: Colours,
): void {
  if (lost === null) return;
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  const most = lost.reduce((one, other) => Math.max(one, other), 1);
  const ground = bbox.top + bbox.height - below * px;
  ctx.save();
  ctx.fillStyle = colours["warn-mark"];
  for (const [place, count] of lost.entries()) {
    if (count === 0) continue;
    const x = u.valToPos(times[place] ?? 0, "x", true);
    const size = Math.max(4 * px, (count / most) * (lane - 4) * px);
    ctx.fillRect(x - px, ground - size, 2 * px, size);
  }
  ctx.restore();
}
