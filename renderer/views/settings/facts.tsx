import { Check, Circle, Copy } from "lucide-react";
import { formatBytes } from "../../../shared/format.ts";
import { limits } from "../../../shared/limits.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { useCastscope, useTraffic } from "../../context.tsx";
import { says } from "./settings-list.ts";
import styles from "./settings-page.module.css";
import type { Facts } from "./use-facts.ts";
import { words } from "./words/words.ts";

/** What is true of a whole run of the program. */
interface Fact {
  readonly name: string;
  readonly value: string;
  readonly reason: string;
  /** A file or folder, which can be copied. */
  readonly isPath?: boolean;
  /** Lets a person choose another one. */
  readonly choose?: () => void;
  /** Of something that is looked for: whether it is there. */
  readonly found?: boolean;
}

/** What was decided at the start or by the computer, as far as it is known and looked for. */
export function useFactRows({ history, wireshark, folder }: Facts, text: string): readonly Fact[] {
  const totals = useTraffic((traffic) => traffic.totals);
  const isDesktop = useTraffic(({ about }) => about?.door === "desktop");
  const { notices, chooseRecordingsFolder } = useCastscope();
  const say = words();
  const choose = (): void => {
    chooseRecordingsFolder?.().then(
      (path) => path !== null && notices.notify(words().recordFolderChosen(path), null, limits.noteMs),
      (error: unknown) => notices.notify(problemText(problemOf(error))),
    );
  };
  const facts: readonly (Fact | false | null)[] = [
    totals && {
      name: say.memory,
      value: formatBytes(totals.storeLimit),
      reason: say.memoryReason(formatBytes(totals.storeBytes)),
    },
    history && {
      name: say.history,
      value: history.file ?? say.historyNone,
      isPath: history.file !== null,
      reason: history.failure ?? say.historyReason(history.bytes === null ? "" : formatBytes(history.bytes)),
    },
    folder !== undefined && {
      name: say.recordFolder,
      value: folder ?? say.recordFolderNone,
      isPath: folder !== null,
      ...(chooseRecordingsFolder && { choose }),
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

export function FactRow({ name, value, reason, found, isPath = false, choose }: Fact) {
  const { notices } = useCastscope();
  const say = words();
  const copy = (): void => {
    navigator.clipboard.writeText(value).then(
      () => notices.notify(say.pathCopied),
      () => notices.notify(say.notCopied),
    );
  };
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
        {isPath && (
          <IconButton label={say.copyPathOf(name)} onClick={copy}>
            <Copy size={12} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
        {choose && <Button onClick={choose}>{say.recordFolderChoose}</Button>}
      </p>
    </div>
  );
}
