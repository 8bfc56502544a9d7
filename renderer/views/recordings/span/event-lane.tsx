import type { KeyboardEvent } from "react";
import { formatClockToMs } from "../../../../shared/text/clock.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { GravityGlyph } from "../../events/gravity-glyph.tsx";
import styles from "./span-bar.module.css";
import type { EventMark } from "./span-events.ts";
import { words } from "./words/words.ts";

interface EventLaneProps {
  readonly marks: readonly EventMark[];
  /** Where a moment stands, from 0 to 1. */
  readonly part: (at: number) => number;
  readonly onChoose: (mark: EventMark) => void;
}

/** Marks of what happened, over time. One tab stop: arrows go from mark to mark, Enter chooses the time of one. */
export function EventLane({ marks, part, onChoose }: EventLaneProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const all = [...event.currentTarget.querySelectorAll("button")];
    const { activeElement } = document;
    const at = activeElement instanceof HTMLButtonElement ? all.indexOf(activeElement) : -1;
    all[at + step]?.focus();
    event.preventDefault();
  };
  return (
    <div className={styles.events} role="toolbar" aria-label={words().chart.events} onKeyDown={onKeyDown}>
      {marks.map((mark, place) => {
        const { at, gravity, events } = mark;
        const told = events.map(({ at: began, text }) => `${formatClockToMs(began)} ${text}`);
        return (
          <button
            key={at}
            type="button"
            className={styles.mark}
            style={{ left: `${part(at) * 100}%` }}
            tabIndex={place === 0 ? 0 : -1}
            aria-label={told.slice(0, toldMost).join(" ")}
            title={[...told.slice(0, toldMost), ...further(told.length)].join("\n")}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => onChoose(mark)}
          >
            <GravityGlyph gravity={gravity} />
            {events.length > 1 && <span className={styles.count}>{formatCount(events.length)}</span>}
          </button>
        );
      })}
    </div>
  );
}

const toldMost = 8;

function further(count: number): string[] {
  return count > toldMost ? [words().chart.further(count - toldMost)] : [];
}
