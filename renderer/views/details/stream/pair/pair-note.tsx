import { Link2 } from "lucide-react";
import { useRef } from "react";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import { Button } from "../../../../components/button.tsx";
import { useCastscope, useTraffic } from "../../../../context.tsx";
import { useHeir } from "../../../../keyboard/use-heir.ts";
import { pairOf, proposalOf, usePairCalls, usePairs } from "../../../pairs/pairs-context.tsx";
import styles from "./pair-note.module.css";
import { words } from "./words/words.ts";

/** Above one row's stream: that it is a leg of a pair, or could be one. */
export function PairNote({ id }: { readonly id: number }) {
  const { view } = useCastscope();
  const { pairs, proposals } = usePairs();
  const { make } = usePairCalls();
  const root = useRef<HTMLParagraphElement>(null);
  useHeir(root);
  const pair = pairOf(pairs, id);
  const found = proposalOf(proposals, id);
  const other = pair === null ? (found?.other ?? null) : pair.a.id === id ? pair.b.id : pair.a.id;
  const endpoint = useTraffic(({ memberships }) => {
    const row = other === null ? undefined : memberships.get(other);
    return row ? formatEndpoint(row.address, row.port) : null;
  });
  if (endpoint === null || other === null) return null;
  const { note: text } = words();
  if (pair !== null) {
    return (
      <p ref={root} className={styles.note}>
        <Link2 className={styles.glyph} size={14} strokeWidth={1.75} aria-hidden="true" />
        {text.leg(pair.a.id === id ? "A" : "B", endpoint)}
        <Button
          look="link"
          onClick={() => view.setState({ selected: pair.a.id, chosen: { of: pair.a.id, pair: pair.id } })}
        >
          {text.show}
        </Button>
      </p>
    );
  }
  const { key = "", packets = 0 } = found?.proposal ?? {};
  return (
    <p ref={root} className={styles.note}>
      <Link2 className={styles.glyph} size={14} strokeWidth={1.75} aria-hidden="true" />
      {text.found(key, endpoint, packets)}
      <Button look="link" onClick={() => void make(Math.min(id, other), Math.max(id, other))}>
        {text.make}
      </Button>
    </p>
  );
}
