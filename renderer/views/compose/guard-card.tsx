import { TriangleAlert } from "lucide-react";
import { formatRoundBitRate } from "../../../shared/format.ts";
import { rateGuard } from "../../../shared/text/rate-guard.ts";
import { Button } from "../../components/button.tsx";
import styles from "./guard-card.module.css";
import type { Guard } from "./use-guard.ts";
import { words } from "./words/words.ts";

/** Says what a rate could do to a network, with two ways out; Send waits for one of them. */
export function GuardCard({ guard }: { readonly guard: Guard }) {
  return (
    <div className={styles.card} role="alert">
      <TriangleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <p id={guard.id} className={styles.sentence}>
          {rateGuard(guard)}.
        </p>
        <p className={styles.why}>{words().guard.why}</p>
        <div className={styles.ways} data-part="guard">
          <Button look="link" onClick={guard.agree}>
            {words().guard.agree}
          </Button>
          <Button look="link" onClick={guard.lower}>
            {words().guard.lower(formatRoundBitRate(guard.most))}
          </Button>
        </div>
      </div>
    </div>
  );
}
