import { TriangleAlert } from "lucide-react";
import type { KeptHistory } from "../../../../shared/model/kept-history.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { clockOf } from "../stream/timeline/second-text.ts";
import styles from "./charts-panel.module.css";
import { formatFigure, formatUnit, meanOf, placeAt, sumOf, type Unit } from "./stretches.ts";
import type { ChartsView } from "./use-charts-view.ts";
import type { SourceHistory } from "./use-group-history.ts";
import { words } from "./words/words.ts";

interface CursorBoxProps {
  readonly view: ChartsView;
  readonly group: KeptHistory;
  readonly sources: readonly SourceHistory[];
  readonly unit: Unit;
  readonly isBySource: boolean;
  /** Width of what stands left of the time's beginning, in px. */
  readonly inset: number;
}

/** The values at the cursor, beside its line. The chart's value says the same to those who hear. */
export function CursorBox({ view, group, sources, unit, isBySource, inset }: CursorBoxProps) {
  const { cursor, from, to, step } = view;
  if (cursor === null) return null;
  const place = placeAt(group, cursor);
  const mean = place === null ? null : meanOf(group, unit, place);
  const share = (cursor + step / 2 - from) / (to - from);
  // no words: CSS
  const at = `calc(${inset}px + (100% - ${inset}px) * ${share})`;
  // On the side where there is room.
  const side =
    share > 0.6
      ? // no words: CSS
        { right: `calc(100% - ${inset}px - (100% - ${inset}px) * ${share} + 12px)` }
      : { left: `calc(${at} + 12px)` };
  return (
    <div className={styles.cursorBox} style={side} aria-hidden="true">
      <p className={styles.cursorHead}>
        <strong>{clockOf(cursor)}</strong>
        <span>{mean === null ? "" : formatUnit(mean, unit)}</span>
      </p>
      {mean === null || place === null ? (
        <p>{words().cursor.notListening}</p>
      ) : (
        <>
          {isBySource &&
            sources.map((one, colour) => <SourceAt key={one.letter} {...{ one, colour, unit, cursor }} />)}
          <LossAt {...{ group, sources, place, cursor }} />
        </>
      )}
    </div>
  );
}

interface SourceAtProps {
  readonly one: SourceHistory;
  readonly colour: number;
  readonly unit: Unit;
  readonly cursor: number;
}

function SourceAt({ one: { letter, source, history }, colour, unit, cursor }: SourceAtProps) {
  const place = placeAt(history, cursor);
  const mean = place === null ? null : meanOf(history, unit, place);
  const lost = place === null ? null : sumOf(history, "lost", place);
  return (
    <p data-colour={colour}>
      <span className={styles.letter}>{letter}</span>
      <span className="mono">{formatEndpoint(source.address, source.port)}</span>
      <span className={styles.figure} data-lost={lost !== null && lost > 0 ? "" : undefined}>
        {mean === null ? "–" : formatFigure(mean, unit)}
      </span>
    </p>
  );
}

type LossAtProps = Pick<CursorBoxProps, "group" | "sources"> & {
  readonly place: number;
  readonly cursor: number;
};

/** What was lost, from whom, and what this computer dropped: never added to each other. */
function LossAt({ group, sources, place, cursor }: LossAtProps) {
  const lost = sumOf(group, "lost", place);
  const dropped = sumOf(group, "dropped", place);
  if ((lost ?? 0) === 0 && (dropped ?? 0) === 0) return null;
  const from = sources.filter(({ history }) => {
    const at = placeAt(history, cursor);
    return at !== null && (sumOf(history, "lost", at) ?? 0) > 0;
  });
  const said = words().cursor;
  const loss =
    lost === null ? said.notMeasurable : said.lost(lost, from.map(({ letter }) => letter).join(", "));
  return (
    <p className={styles.lossAt}>
      <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
      {dropped === null ? loss : dropped === 0 ? said.noneDropped(loss) : said.dropped(loss, dropped)}
    </p>
  );
}
