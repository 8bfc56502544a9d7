import { Check, RotateCcw, Split, TriangleAlert } from "lucide-react";
import type { Pair } from "../../../../../shared/model/pair.ts";
import { streamKindText } from "../../../../../shared/text/sentences.ts";
import type { Client } from "../../../../../shared/transport.ts";
import { Button } from "../../../../components/button.tsx";
import { classes } from "../../../../components/classes.ts";
import { LearnLink } from "../../../help/learn/learn-link.tsx";
import { usePairCalls } from "../../../pairs/pairs-context.tsx";
import header from "../stream-header.module.css";
import { useReset } from "../use-reset.ts";
import styles from "./pair-header.module.css";
import { WaitSelect } from "./wait-select.tsx";
import { words } from "./words/words.ts";

interface PairHeaderProps {
  readonly pair: Pair;
  readonly onChange: () => void;
}

/** A pair, as it is counted anew. */
const pairOf = {
  reset: (client: Client, id: number) => client.resetPair({ id }),
  undoReset: (client: Client, id: number, undo: number) => client.undoResetPair({ id, undo }),
  words: () => words().head,
};

/** What the pair is, whether it is one at all, and what can be done with it. */
export function PairHeader({ pair, onChange }: PairHeaderProps) {
  const { split } = usePairCalls();
  const reset = useReset(pairOf, onChange);
  const { head: text, sameness } = words();
  const same = pair.sameness === "unknown" ? null : sameness[pair.sameness];
  const Sign = pair.sameness === "same" ? Check : TriangleAlert;
  return (
    <div className={header.header}>
      <h3 className={header.kind}>{text.title}</h3>
      <ul className={header.facts} aria-label={text.facts}>
        {pair.kind === "rtp" && <li className={header.fact}>SMPTE ST 2022-7</li> /* no words: a standard */}
        <li className={header.fact}>{streamKindText(pair.kind)}</li>
        {pair.key !== "" && <li className={classes(header.fact, "mono", "selectable")}>{pair.key}</li>}
        {same !== null && (
          <li className={classes(header.fact, styles.same)} data-same={pair.sameness} title={same.about}>
            <Sign size={12} strokeWidth={2} aria-hidden="true" />
            {same.short}
          </li>
        )}
      </ul>
      <div className={header.tools}>
        <LearnLink topic="pairs" />
        <WaitSelect pair={pair} onChange={onChange} />
        <Button
          look="quiet"
          icon={<Split size={14} strokeWidth={1.75} aria-hidden="true" />}
          title={text.splitAbout}
          onClick={() => void split(pair.id)}
        >
          <span data-word>{text.split}</span>
        </Button>
        <Button
          look="quiet"
          icon={<RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />}
          title={text.resetAbout}
          onClick={() => void reset(pair.id)}
        >
          <span data-word>{text.reset}</span>
        </Button>
      </div>
    </div>
  );
}
