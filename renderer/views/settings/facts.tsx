import { formatBytes } from "../../../shared/format.ts";
import { useTraffic } from "../../context.tsx";
import { HistoryKeepRows } from "./history-keep.tsx";
import styles from "./settings-page.module.css";
import type { Facts } from "./use-facts.ts";
import { words } from "./words/words.ts";

/** What the history keeps, and what is decided at the start or by the computer. */
export function FactRows({ facts: { history, wireshark, again } }: { readonly facts: Facts }) {
  const totals = useTraffic((traffic) => traffic.totals);
  const { groups, ...say } = words();
  return (
    <>
      {history?.keep && (
        <section aria-label={groups.history} data-section="history">
          <h3 className={styles.heading}>{groups.history}</h3>
          <HistoryKeepRows keep={history.keep} onChange={again} />
        </section>
      )}
      <section aria-label={groups.start} data-section="start">
        <h3 className={styles.heading}>{groups.start}</h3>
        {totals && (
          <Fact
            name={say.memory}
            value={formatBytes(totals.storeLimit)}
            reason={say.memoryReason(formatBytes(totals.storeBytes))}
          />
        )}
        {history && (
          <Fact
            name={say.history}
            value={history.file ?? say.historyNone}
            reason={
              history.failure ?? say.historyReason(history.bytes === null ? "" : formatBytes(history.bytes))
            }
          />
        )}
        {wireshark && (
          <Fact
            name="Wireshark"
            value={wireshark.path === null ? say.wiresharkMissing : (wireshark.version ?? say.wiresharkFound)}
            reason={wireshark.path === null ? say.wiresharkInstall : say.wiresharkAsked(wireshark.path)}
          />
        )}
      </section>
    </>
  );
}

function Fact({
  name,
  value,
  reason,
}: {
  readonly name: string;
  readonly value: string;
  readonly reason: string;
}) {
  return (
    <div className={styles.row}>
      <div className={styles.text}>
        <p className={styles.name}>{name}</p>
        <p className={styles.reason}>{reason}</p>
      </div>
      <p className={styles.fact} title={value}>
        {value}
      </p>
    </div>
  );
}
