import type { ProbeState } from "../../../shared/model/probe.ts";
import styles from "./find-port.module.css";
import { words } from "./words/words.ts";

/** How it is listened, and how much of the time is over. @param told null before the first answer */
export function ProbeProgress({ told }: { readonly told: ProbeState | null }) {
  const said = words();
  const elapsed = told === null ? 0 : Math.round(told.elapsedMs / 1_000);
  const all = told === null ? 1 : Math.round(told.forMs / 1_000);
  return (
    <div className={styles.progress}>
      <p className={styles.line}>
        <span>{told === null ? said.starting : sentenceOf(told, elapsed)}</span>
        {told?.end === null && (
          <span className={styles.seconds} data-live>
            {said.seconds(elapsed, all)}
          </span>
        )}
      </p>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={said.progress}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={elapsed}
        aria-valuetext={said.seconds(elapsed, all)}
      >
        <div className={styles.filled} style={{ width: `${(100 * elapsed) / all}%` }} />
      </div>
    </div>
  );
}

function sentenceOf({ end, way, ports, address, interface: on }: ProbeState, elapsed: number): string {
  const said = words();
  if (end !== null) return said.over[end](elapsed);
  return way === "any-port" ? said.listeningAny(address, on) : said.listening(ports.length, address, on);
}
