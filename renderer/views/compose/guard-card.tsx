import { TriangleAlert } from "lucide-react";
import { formatBitRate } from "../../../shared/format.ts";
import { rateGuard } from "../../../shared/text/rate-guard.ts";
import { Button } from "../../components/button.tsx";
import styles from "./guard-card.module.css";
import type { Guard } from "./use-guard.ts";

/** Says what a rate could do to a network, with two ways out; Send waits for one of them. */
export function GuardCard({ guard }: { readonly guard: Guard }) {
  return (
    <div className={styles.card} role="alert">
      <TriangleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <p id={guard.id} className={styles.sentence}>
          {rateGuard(guard)}.
        </p>
        <p className={styles.why}>A switch without IGMP snooping sends it to every port.</p>
        <div className={styles.ways} data-part="guard">
          <Button look="link" onClick={guard.agree}>
            Send at this rate
          </Button>
          <Button look="link" onClick={guard.lower}>
            Lower to {formatBitRate(guard.most).replace(".0 ", " ")}
          </Button>
        </div>
      </div>
    </div>
  );
}
