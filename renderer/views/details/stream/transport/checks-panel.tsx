import { useId } from "react";
import type { TransportCheck, TransportStream } from "../../../../../shared/model/transport-stream.ts";
import { CheckGlyph } from "./check-glyph.tsx";
import { checkAbout, checkNames, checkValue, stateWords } from "./check-text.ts";
import styles from "./checks-panel.module.css";
import { CopyCsv } from "./copy-csv.tsx";
import heading from "./panel.module.css";
import { sinceText } from "./since-text.ts";
import { checksCsv } from "./transport-csv.ts";

interface ChecksPanelProps {
  readonly transport: TransportStream;
  /** Since when errors are counted, ms since 1970. */
  readonly since: number;
}

/** The checks of TR 101 290: the first priority at the left, the second at the right. */
export function ChecksPanel({ transport, since }: ChecksPanelProps) {
  const id = useId();
  const { checks } = transport;
  const count = (state: TransportCheck["state"]): number =>
    checks.filter((check) => check.state === state).length;
  const failed = count("failed");
  const warnings = count("warning");
  return (
    <section className={heading.panel} aria-labelledby={id}>
      <div className={heading.bar}>
        <h3 className={heading.heading} id={id}>
          Checks
        </h3>
        <span className={heading.about}>ETSI TR 101 290{sinceText(since)}</span>
        <span className={heading.end}>
          <span className={styles.sums} data-live>
            {failed > 0 && <span data-state="failed">{failed} failed</span>}
            {warnings > 0 && (
              <span data-state="warning">{warnings === 1 ? "1 warning" : `${warnings} warnings`}</span>
            )}
          </span>
          <CopyCsv what="checks as CSV" text={() => checksCsv(transport)} />
        </span>
      </div>
      <ul className={styles.list} aria-labelledby={id} data-live>
        {checks.map((check) => (
          <CheckRow key={check.check} check={check} />
        ))}
      </ul>
    </section>
  );
}

function CheckRow({ check }: { readonly check: TransportCheck }) {
  const [name] = checkNames[check.check];
  return (
    <li className={styles.check} data-state={check.state} data-check={check.check} title={checkAbout(check)}>
      <CheckGlyph state={check.state} />
      <span className="visually-hidden">{stateWords[check.state]}, </span>
      <span className={styles.number}>{check.check}</span>
      <span className={styles.name}>{name}</span>
      <span className={styles.value}>{checkValue(check)}</span>
    </li>
  );
}
