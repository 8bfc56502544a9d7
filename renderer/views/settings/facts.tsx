import { Check, Circle } from "lucide-react";
import { formatBytes } from "../../../shared/format.ts";
import { useTraffic } from "../../context.tsx";
import { says } from "./settings-list.ts";
import styles from "./settings-page.module.css";
import type { Facts } from "./use-facts.ts";
import { words } from "./words/words.ts";

/** What is true of a whole run of the program. */
interface Fact {
  readonly name: string;
  readonly value: string;
  readonly reason: string;
  /** Of something that is looked for: whether it is there. */
  readonly found?: boolean;
}

/** What was decided at the start or by the computer, as far as it is known and looked for. */
export function useFactRows({ history, wireshark, folder }: Facts, text: string): readonly Fact[] {
  const totals = useTraffic((traffic) => traffic.totals);
  const isDesktop = useTraffic(({ about }) => about?.door === "desktop");
  const say = words();
  const facts: readonly (Fact | false | null)[] = [
    totals && {
      name: say.memory,
      value: formatBytes(totals.storeLimit),
      reason: say.memoryReason(formatBytes(totals.storeBytes)),
    },
    history && {
      name: say.history,
      value: history.file ?? say.historyNone,
      reason: history.failure ?? say.historyReason(history.bytes === null ? "" : formatBytes(history.bytes)),
    },
    folder !== undefined && {
      name: say.recordFolder,
      value: folder ?? say.recordFolderNone,
      reason: isDesktop ? say.recordFolderDesktop : say.recordFolderReason,
    },
    wireshark && {
      name: "Wireshark",
      found: wireshark.path !== null,
      value: wireshark.path === null ? say.wiresharkMissing : (wireshark.version ?? say.wiresharkFound),
      reason: wireshark.path === null ? say.wiresharkInstall : say.wiresharkAsked(wireshark.path),
    },
  ];
  return facts.filter((fact) => !!fact).filter(({ name, reason }) => says("start", name, reason, text));
}

export function FactRow({ name, value, reason, found }: Fact) {
  return (
    <div className={styles.row}>
      <div className={styles.text}>
        <p className={styles.name}>{name}</p>
        <p className={styles.reason}>{reason}</p>
      </div>
      <p className={styles.fact} data-found={found} title={value}>
        {found === true && <Check className={styles.factSign} size={14} strokeWidth={2} aria-hidden="true" />}
        {found === false && (
          <Circle className={styles.factSign} size={12} strokeWidth={2} aria-hidden="true" />
        )}
        <span>{value}</span>
      </p>
    </div>
  );
}
