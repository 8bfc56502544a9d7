import type { Incident } from "../../../shared/model/incident.ts";
import { incidentText } from "../../../shared/text/sentences.ts";
import { clockOf } from "../details/stream/timeline/second-text.ts";
import { GravityGlyph } from "../events/gravity-glyph.tsx";
import { eventMarks } from "./event-marks.ts";
import styles from "./overview.module.css";
import { words } from "./words/words.ts";

interface EventsStripProps {
  readonly incidents: readonly Incident[];
  readonly from: number;
  readonly to: number;
  /** Of the axis, in px. */
  readonly width: number;
  readonly onEvents: () => void;
}

/** What happened, on the axis of all charts: a mark leads to the events. */
export function EventsStrip({ incidents, from, to, width, onEvents }: EventsStripProps) {
  return (
    <span className={styles.strip}>
      {eventMarks(incidents, { from, to }, width).map(({ left, gravity, incidents: held }) => {
        const [first] = held;
        if (first === undefined) return null;
        const at = clockOf(Math.floor(first.at / 1_000));
        const text = `${at}: ${held.length === 1 ? incidentText(first) : words().grid.countEvents(held.length)}`;
        return (
          <button
            key={first.id}
            type="button"
            className={styles.mark}
            style={{ left }}
            aria-label={text}
            title={text}
            onClick={onEvents}
          >
            <GravityGlyph gravity={gravity} />
            {held.length > 1 && <span aria-hidden="true">{held.length}</span>}
          </button>
        );
      })}
    </span>
  );
}
