import { TriangleAlert } from "lucide-react";
import { shownLoss } from "../../shared/text/loss.ts";
import styles from "./loss-text.module.css";
import { words } from "./words/words.ts";

/** A share of loss in percent: nothing steps back, much gets a sign. */
export function LossText({ share }: { readonly share: number }) {
  const { percent, level } = shownLoss(share);
  return (
    <span className={styles.loss} data-level={level}>
      {level === "high" && <TriangleAlert size={12} strokeWidth={2} aria-label={words().loss.high} />}
      {percent}
      <span className={styles.unit}>%</span>
    </span>
  );
}
