import { useRef } from "react";
import type { PairDetail } from "../../../../../shared/model/pair.ts";
import { useHeir } from "../../../../keyboard/use-heir.ts";
import { FiguresStrip } from "../figures-strip.tsx";
import { useTimeView } from "../timeline/use-time-view.ts";
import { Lanes } from "./lanes.tsx";
import { pairFigures } from "./pair-figures.ts";
import { PairHeader } from "./pair-header.tsx";
import { PairNotes } from "./pair-notes.tsx";
import styles from "./pair-view.module.css";
import { Rule } from "./rule.tsx";
import { SkewChart } from "./skew-chart.tsx";
import { usePlaces } from "./use-places.ts";
import { WhereFrom } from "./where-from.tsx";
import { words } from "./words/words.ts";

interface PairViewProps {
  readonly pair: PairDetail;
  /** The time up to which all is told, in ms since 1970. */
  readonly at: number;
  readonly onChange: () => void;
}

/** A pair, from the figures to the single second. */
export function PairView({ pair, at, onChange }: PairViewProps) {
  const places = usePlaces(pair);
  const view = useTimeView(pair.seconds, at);
  const root = useRef<HTMLDivElement>(null);
  useHeir(root);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div ref={root} className={styles.view} tabIndex={0} data-entrance>
      <PairHeader pair={pair} onChange={onChange} />
      <FiguresStrip label={words().figures.label} figures={pairFigures(pair, places)} />
      <PairNotes pair={pair} places={places} onChange={onChange} />
      <div className={styles.columns}>
        <div className={styles.wide}>
          <Lanes pair={pair} places={places} view={view} />
          <SkewChart pair={pair} view={view} />
        </div>
        <div className={styles.aside}>
          <WhereFrom pair={pair} />
          <Rule waitMs={pair.waitMs} />
        </div>
      </div>
    </div>
  );
}
