import { formatEndpoint } from "../../../shared/net/address.ts";
import { Button } from "../../components/button.tsx";
import { useTraffic } from "../../context.tsx";
import { usePairCalls } from "../pairs/pairs-context.tsx";
import styles from "./groups-grid.module.css";
import { words } from "./words/words.ts";

interface TwinHintProps {
  readonly id: number;
  /** The membership that carries the same packets. */
  readonly twin: number;
  readonly focusable: boolean;
}

/** What another row has in common with this one, where a name would stand. */
export function TwinWords({ twin }: Pick<TwinHintProps, "twin">) {
  const { other, sentence } = useTwin(twin);
  if (other === null) return null;
  return (
    <span className={styles.twin} title={sentence}>
      {words().pair.same(other)}
    </span>
  );
}

function useTwin(twin: number): { readonly other: string | null; readonly sentence: string } {
  const other = useTraffic(({ memberships }) => {
    const row = memberships.get(twin);
    return row ? formatEndpoint(row.address, row.port) : null;
  });
  const on = useTraffic(({ memberships }) => memberships.get(twin)?.interface?.name ?? null);
  return { other, sentence: words().pair.twin(other ?? "", on) };
}

/** Two rows that carry the same packets: one press makes them a pair. */
export function TwinHint({ id, twin, focusable }: TwinHintProps) {
  const { make } = usePairCalls();
  const { other, sentence } = useTwin(twin);
  if (other === null) return null;
  return (
    <Button
      look="link"
      tabIndex={focusable ? 0 : -1}
      title={sentence}
      aria-label={words().pair.makeWith(other)}
      onClick={(event) => {
        event.stopPropagation();
        // The one that was joined first is leg A.
        void make(Math.min(id, twin), Math.max(id, twin));
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <span className={styles.twinWide}>{words().pair.make}</span>
      <span className={styles.twinNarrow}>{words().pair.makeNarrow}</span>
    </Button>
  );
}
