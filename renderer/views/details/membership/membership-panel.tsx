import { useShallow } from "zustand/react/shallow";
import { useTraffic } from "../../../context.tsx";
import { BindsSection } from "./binds/binds-section.tsx";
import { PortSockets } from "./binds/port-sockets.tsx";
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
  const rows = useTraffic(
    useShallow(({ memberships }) =>
      [...memberships.values()].filter((one) => one.port === row?.port && one.family === row.family),
    ),
  );
  if (!row) return null;
  const holders = polled.value?.holders ?? null;
  const binds = row.state === "failed" ? null : <BindsSection row={row} rows={rows} holders={holders} />;
  const standing = (
    <div className={styles.standing}>
      <Facts row={row} diagnosis={polled.value} />
      <Events row={row} />
    </div>
  );
  const diagnosis = (
    <div className={styles.diagnosis}>
      <DiagnosisSection polled={polled} state={state} />
      {polled.value && <PortSockets row={row} rows={rows} holders={holders} />}
    </div>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className={styles.panel} tabIndex={0} data-entrance data-whole={row.bind === "any" || undefined}>
      {row.bind === "any" ? (
        <>
          {binds}
          {diagnosis}
          {standing}
        </>
      ) : (
        <>
          {standing}
          {diagnosis}
          {binds}
        </>
      )}
    </div>
  );
}
