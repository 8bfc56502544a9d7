import { formatBitRate } from "../../../shared/format.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { lossShare } from "../../../shared/stream/loss.ts";
import { shownLoss } from "../../../shared/text/loss.ts";
import { StateGlyph, stateWords } from "../../components/state-glyph.tsx";
import styles from "./palette.module.css";
import { words } from "./words/words.ts";

type Told = Pick<Membership, "state" | "rate" | "lost" | "expected">;

/** A row's state and what is to be known of it first: “receiving, 10.1 Mbit/s”, “receiving, loss 1.84 %”. */
export function rowWords(row: Told): string {
  return [stateWords[row.state], highLoss(row) ?? rateOf(row)].filter((text) => text !== "").join(", ");
}

/** The same with the state's shape, and much loss in its colour. */
export function RowValue({ row }: { readonly row: Told }) {
  const loss = highLoss(row);
  return (
    <>
      <StateGlyph state={row.state} />
      {loss === null ? (
        rowWords(row)
      ) : (
        <>
          {stateWords[row.state]}, <span className={styles.warning}>{loss}</span>
        </>
      )}
    </>
  );
}

function rateOf({ state, rate }: Told): string {
  return state === "receiving" ? formatBitRate(rate.bits) : "";
}

function highLoss({ state, lost, expected }: Told): string | null {
  const share = lossShare(lost, expected);
  if (share === null || state !== "receiving") return null;
  const { percent, level } = shownLoss(share);
  return level === "high" ? words().loss(percent) : null;
}
