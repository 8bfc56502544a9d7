import { useTraffic } from "../../../context.tsx";
import { Destinations } from "./destinations.tsx";
import { DiagnosisSection } from "./diagnosis-section.tsx";
import { Events } from "./events.tsx";
import { Facts } from "./facts.tsx";
import styles from "./membership-panel.module.css";
import { useDiagnosis } from "./use-diagnosis.ts";

/** How the selected membership stands on this computer, and why it may be silent. */
export function MembershipPanel({ id }: { readonly id: number }) {
  const state = useTraffic((traffic) => traffic.memberships.get(id)?.state ?? "joining");
  const polled = useDiagnosis(id, state);
  const row = useTraffic((traffic) => traffic.memberships.get(id));
  if (!row) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className={styles.panel} tabIndex={0} data-entrance>
      <div className={styles.standing}>
        <Facts row={row} diagnosis={polled.value} />
        {row.bind === "any" && <Destinations row={row} />}
        <Events row={row} />
      </div>
      <DiagnosisSection polled={polled} state={state} />
    </div>
  );
}
