import { useEffect, useState } from "react";
import type { Result } from "../../../shared/contract.ts";
import { formatBytes } from "../../../shared/format.ts";
import { useCastscope, useTraffic } from "../../context.tsx";
import { HistoryKeepRows } from "./history-keep.tsx";
import styles from "./settings-page.module.css";

interface Told {
  readonly history: Result<"historyState"> | null;
  readonly wireshark: Result<"wireshark"> | null;
}

/** What the history keeps, and what is decided at the start or by the computer. */
export function Facts() {
  const { client } = useCastscope();
  const totals = useTraffic((traffic) => traffic.totals);
  const [{ history, wireshark }, setTold] = useState<Told>({ history: null, wireshark: null });
  useEffect(() => {
    let gone = false;
    void Promise.allSettled([client.historyState(), client.wireshark()]).then(([kept, found]) => {
      if (gone) return;
      setTold({
        history: kept.status === "fulfilled" ? kept.value : null,
        wireshark: found.status === "fulfilled" ? found.value : null,
      });
    });
    return () => {
      gone = true;
    };
  }, [client]);
  return (
    <>
      {history?.keep && (
        <section aria-label="History">
          <h3 className={styles.heading}>History</h3>
          <HistoryKeepRows
            keep={history.keep}
            onChange={(keep) => setTold((told) => ({ ...told, history: { ...history, keep } }))}
          />
        </section>
      )}
      <section aria-label="Chosen at the start">
        <h3 className={styles.heading}>Chosen at the start</h3>
        {totals && (
          <Fact
            name="Packets kept in memory"
            value={formatBytes(totals.storeLimit)}
            reason={`${formatBytes(totals.storeBytes)} are used; the oldest packets give way and stay counted. --memory chooses another.`}
          />
        )}
        {history && (
          <Fact
            name="History of rates, loss and events"
            value={history.file ?? "none"}
            reason={history.failure ?? historyReason(history.bytes)}
          />
        )}
        {wireshark && (
          <Fact
            name="Wireshark"
            value={wireshark.path === null ? "not found" : (wireshark.version ?? "found")}
            reason={
              wireshark.path === null
                ? "Install Wireshark: its tshark then decodes packets when it is asked to."
                : `${wireshark.path}, asked only when somebody wants it.`
            }
          />
        )}
      </section>
    </>
  );
}

function historyReason(bytes: number | null): string {
  const size = bytes === null ? "" : `${formatBytes(bytes)}. `;
  return `${size}--history FILE keeps it elsewhere, --history off none.`;
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
