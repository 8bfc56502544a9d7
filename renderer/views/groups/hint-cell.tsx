import { widestSpan } from "../../../shared/format.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import { SteadyText } from "../../components/steady-text.tsx";
import { useTraffic } from "../../context.tsx";
import styles from "./groups-grid.module.css";
import { rowHint } from "./hint.ts";
import { briefBelow } from "./hint-place.ts";
import { instead, JoinInstead } from "./join-instead.tsx";

interface HintCellProps {
  readonly row: Membership;
  /** Columns that the sentence takes. */
  readonly span: number;
  readonly focusable: boolean;
}

/** The sentence in place of figures: no extra row, no jump. */
export function HintCell({ row, span, focusable }: HintCellProps) {
  const why = useAction(actions.why);
  const retry = useAction(actions.retry);
  const length = span < briefBelow ? "brief" : "text";
  const text = useTraffic((traffic) => rowHint(row, traffic.at)?.[length] ?? "");
  const widest = useTraffic((traffic) => rowHint(row, traffic.at, widestSpan)?.[length] ?? "");
  const whole = useTraffic((traffic) => rowHint(row, traffic.at)?.text ?? "");
  const hint = rowHint(row, row.joinedAt);
  return (
    <td
      className={styles.hint}
      colSpan={span}
      data-tone={hint?.tone}
      data-column="hint"
      data-live
      // no words: of the style sheet
      style={{ gridColumn: `span ${span}` }}
    >
      <SteadyText text={text} widest={widest} title={whole} />
      {hint?.ask && (
        <Button look="link" tabIndex={focusable ? 0 : -1} onClick={() => why.run(row)}>
          {hint.ask}
        </Button>
      )}
      <JoinInstead row={row} look="link" focusable={focusable} />
      {hint?.retry && instead(row) === null && (
        <Button look="link" tabIndex={focusable ? 0 : -1} onClick={() => retry.run(row)}>
          {retry.words}
        </Button>
      )}
    </td>
  );
}
