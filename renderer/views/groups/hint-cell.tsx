import type { Membership } from "../../../shared/model/membership.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { Button } from "../../components/button.tsx";
import { useNotices } from "../../components/notices/notices.tsx";
import { useCastscope, useTraffic } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import { showMembership } from "../../store/view.ts";
import styles from "./groups-grid.module.css";
import { rowHint } from "./hint.ts";

interface HintCellProps {
  readonly row: Membership;
  /** Columns that the sentence takes. */
  readonly span: number;
  readonly focusable: boolean;
}

/** The sentence in place of figures: no extra row, no jump. */
export function HintCell({ row, span, focusable }: HintCellProps) {
  const { client, view } = useCastscope();
  const { notify } = useNotices();
  const text = useTraffic((traffic) => rowHint(row, traffic.at)?.text);
  const hint = rowHint(row, row.joinedAt);
  const retry = (): void => {
    client.retry({ id: row.id }).catch((error: unknown) => notify(problemText(problemOf(error))));
  };
  const look = (): void => {
    showMembership(view, row.id);
    focusPane("details");
  };
  return (
    <td
      className={styles.hint}
      colSpan={span}
      data-tone={hint?.tone}
      data-column="hint"
      style={{ gridColumn: `span ${span}` }}
    >
      <span className={styles.sentence} title={text}>
        {text}
      </span>
      {hint?.ask && (
        <Button look="link" tabIndex={focusable ? 0 : -1} onClick={look}>
          {hint.ask}
        </Button>
      )}
      {hint?.retry && (
        <Button look="link" tabIndex={focusable ? 0 : -1} onClick={retry}>
          Retry
        </Button>
      )}
    </td>
  );
}
