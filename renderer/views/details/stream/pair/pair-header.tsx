import { Check, RotateCcw, Split, TriangleAlert } from "lucide-react";
import type { Pair } from "../../../../../shared/model/pair.ts";
import { streamKindText } from "../../../../../shared/text/sentences.ts";
import { Button } from "../../../../components/button.tsx";
import { classes } from "../../../../components/classes.ts";
import { usePairCalls } from "../../../pairs/pairs-context.tsx";
import header from "../stream-header.module.css";
import styles from "./pair-header.module.css";
import { WaitSelect } from "./wait-select.tsx";

interface PairHeaderProps {
  readonly pair: Pair;
  readonly onChange: () => void;
}

const sameness = {
  unknown: null,
  same: {
    words: "same packets on both legs",
    about: "Packets with one number have the same bytes, as far as they were compared.",
  },
  differ: {
    words: "payloads differ",
    about: "Packets with one number have other bytes on each leg: they are not put together.",
  },
  apart: {
    words: "legs count differently",
    about: "The legs have no numbers in common: they are not put together.",
  },
} as const;

/** What the pair is, whether it is one at all, and what can be done with it. */
export function PairHeader({ pair, onChange }: PairHeaderProps) {
  const { split, reset } = usePairCalls();
  const same = sameness[pair.sameness];
  const Sign = pair.sameness === "same" ? Check : TriangleAlert;
  return (
    <div className={header.header}>
      <h3 className={header.kind}>Redundant pair</h3>
      <ul className={header.facts} aria-label="Facts of the pair">
        {pair.kind === "rtp" && <li className={header.fact}>SMPTE ST 2022-7</li>}
        <li className={header.fact}>{streamKindText(pair.kind)}</li>
        {pair.key !== "" && <li className={classes(header.fact, "mono", "selectable")}>{pair.key}</li>}
        {same !== null && (
          <li className={classes(header.fact, styles.same)} data-same={pair.sameness} title={same.about}>
            <Sign size={12} strokeWidth={2} aria-hidden="true" />
            {same.words}
          </li>
        )}
      </ul>
      <div className={header.tools}>
        <WaitSelect pair={pair} onChange={onChange} />
        <Button
          look="quiet"
          icon={<Split size={14} strokeWidth={1.75} aria-hidden="true" />}
          title="Makes two rows of it again; they can be shown as a pair once more"
          onClick={() => void split(pair.id)}
        >
          <span data-word>Split pair</span>
        </Button>
        <Button
          look="quiet"
          icon={<RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />}
          title="Counts the pair from now on; what the legs themselves and their groups counted stays"
          onClick={() => void reset(pair.id).then(onChange)}
        >
          <span data-word>Reset counters</span>
        </Button>
      </div>
    </div>
  );
}
