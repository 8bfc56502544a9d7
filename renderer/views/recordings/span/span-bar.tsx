import { ZoomIn } from "lucide-react";
import { useId, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { formatWait } from "../../../../shared/format.ts";
import type { Recording } from "../../../../shared/model/recording.ts";
import { formatClock, formatDay } from "../../../../shared/text/clock.ts";
import type { Doing } from "../../../actions/parts.ts";
import { usePart } from "../../../actions/use-part.ts";
import { Button } from "../../../components/button.tsx";
import { useCastscope } from "../../../context.tsx";
import type { Sessions } from "../../../sessions/sessions.ts";
import { RateChart } from "./rate-chart.tsx";
import { type RecordingRate, ratePoints } from "./rate-points.ts";
import styles from "./span-bar.module.css";
import { type Span, withEdge, zoomed } from "./span-time.ts";
import { TimeField } from "./time-field.tsx";
import { useRecordingRate } from "./use-recording-rate.ts";
import { useSelectedTime } from "./use-selected-time.ts";
import { useSpan } from "./use-span.ts";
import { useSpanEvents } from "./use-span-events.ts";
import { words } from "./words/words.ts";

/** The time of the recording that is shown, and which part of it all tables are about. */
export function SpanBar() {
  const { sessions } = useCastscope();
  return sessions === undefined ? null : <OfShown sessions={sessions} />;
}

function OfShown({ sessions }: { readonly sessions: Sessions }) {
  const recording = useStore(
    sessions.store,
    ({ recordings, shown }) => recordings?.find(({ session }) => session === shown)?.recording ?? null,
  );
  return recording === null ? null : <Rated recording={recording} />;
}

function Rated({ recording }: { readonly recording: Recording }) {
  const rate = useRecordingRate(recording);
  if (rate === null || rate.from === null) return null;
  const end = rate.from + rate.width * rate.bits.length;
  // While it is read anew for a span, it tells less of itself than is known.
  const to = Math.max(recording.state === "reading" ? end : 0, recording.lastAt ?? 0, rate.from + 1);
  return <Bar recording={recording} rate={rate} whole={{ from: rate.from, to }} />;
}

interface BarProps {
  readonly recording: Recording;
  readonly rate: RecordingRate;
  readonly whole: Span;
}

/** So many points are seen at least: nothing is told between two of them. */
const pointsLeast = 8;

function Bar({ recording, rate, whole }: BarProps) {
  const heading = useId();
  const { span, isWhole, choose } = useSpan(recording, whole);
  const [zoom, setZoom] = useState<Span | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const view = zoom ?? whole;
  const points = ratePoints(rate, view);
  const events = useSpanEvents(recording, rate);
  const least = Math.min(whole.to - whole.from, pointsLeast * rate.width);
  const magnify = (factor: number): void => {
    const around = cursor ?? (view.from + view.to) / 2;
    const next = zoomed(view, factor, around, whole, least);
    setZoom(next.to - next.from >= whole.to - whole.from ? null : next);
  };
  const selected = useSelectedTime();
  const lookAtAll = (): void => {
    setZoom(null);
    choose(whole, "now");
  };
  const setEdge = (which: "from" | "to", at: number | null): void => {
    if (at !== null) choose(withEdge(span, which, at, whole), "now");
  };
  const latest = useRef(setEdge);
  latest.current = setEdge;
  useSpanPart({
    edge: (which) => {
      if (cursor !== null) setEdge(which, cursor);
      // By then another edge may have been set.
      else void selected.newest().then((at) => latest.current(which, at));
    },
    zoom: magnify,
    whole: lookAtAll,
  });

  const said = words().bar;
  return (
    <section className={styles.bar} aria-labelledby={heading}>
      <div className={styles.line}>
        <h2 className={styles.heading} id={heading}>
          {said.time}
        </h2>
        <span className={styles.about}>
          {said.whole(formatDay(whole.from, true), formatClock(whole.from), formatClock(whole.to))}
        </span>
        <span className={styles.space} />
        <span className={styles.about}>{said.chosen}</span>
        <TimeField
          label={said.chosenFrom}
          value={span.from}
          whole={whole}
          onChange={(at) => setEdge("from", at)}
        />
        <span className={styles.about}>{said.to}</span>
        <TimeField label={said.chosenTo} value={span.to} whole={whole} onChange={(at) => setEdge("to", at)} />
        <span className={styles.length}>{formatWait(span.to - span.from)}</span>
        <Button
          look="quiet"
          icon={<ZoomIn size={14} strokeWidth={1.75} aria-hidden="true" />}
          disabled={isWhole}
          title={said.zoomHint}
          onClick={() => {
            const length = Math.max(least, span.to - span.from);
            setZoom(zoomed(whole, length / (whole.to - whole.from), (span.from + span.to) / 2, whole, least));
          }}
        >
          {said.zoom}
        </Button>
        <Button look="quiet" disabled={isWhole && zoom === null} title={said.allHint} onClick={lookAtAll}>
          {said.all}
        </Button>
      </div>
      <RateChart
        {...{ points, view, whole, span, events, cursor, selected: selected.at }}
        onCursor={setCursor}
        onChoose={choose}
        onWhole={() => choose(whole, "now")}
      />
    </section>
  );
}

/** What keys do with the span. */
function useSpanPart(does: Doing<"span">): void {
  const now = useRef(does);
  now.current = does;
  const part = useMemo<Doing<"span">>(
    () => ({
      edge: (which) => now.current.edge(which),
      zoom: (factor) => now.current.zoom(factor),
      whole: () => now.current.whole(),
    }),
    [],
  );
  usePart("span", part);
}
