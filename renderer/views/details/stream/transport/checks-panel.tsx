import { useId } from "react";
import type { TransportCheck, TransportStream } from "../../../../../shared/model/transport-stream.ts";
import { CheckGlyph } from "./check-glyph.tsx";
import { checkAbout, checkValue } from "./check-text.ts";
import styles from "./checks-panel.module.css";
import { CopyCsv } from "./copy-csv.tsx";
import heading from "./panel.module.css";
import { sinceText } from "./since-text.ts";
import { checksCsv } from "./transport-csv.ts";
import { words } from "./words/words.ts";

interface ChecksPanelProps {
  readonly transport: TransportStream;
  /** Since when errors are counted, ms since 1970. */
  readonly since: number;
}

/** The checks of TR 101 290: the first priority at the left, the second at the right. */
export function ChecksPanel({ transport, since }: ChecksPanelProps) {
  const id = useId();
  const { checks } = transport;
  const text = words().checks;
  const count = (state: TransportCheck["state"]): number =>
    checks.filter((check) => check.state === state).length;
  const failed = count("failed");
  const warnings = count("warning");
  return (
    <section className={heading.panel} aria-labelledby={id}>
      <div className={heading.bar}>
        <h3 className={heading.heading} id={id}>
          {text.heading}
        </h3>
        {/* no words: the name of a standard */}
        <span className={heading.about}>{`ETSI TR 101 290${sinceText(since)}`}</span>
        <span className={heading.end}>
          <span className={styles.sums} data-live>
            {failed > 0 && <span data-state="failed">{text.failed(failed)}</span>}
            {warnings > 0 && <span data-state="warning">{text.warnings(warnings)}</span>}
          </span>
          <CopyCsv heading={text.heading} what={text.copied} text={() => checksCsv(transport)} />
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
  const { check: checks, states } = words();
  return (
    <li className={styles.check} data-state={check.state} data-check={check.check} title={checkAbout(check)}>
      <CheckGlyph state={check.state} />
      <span className="visually-hidden">{states[check.state]}, </span>
      <span className={styles.number}>{check.check}</span>
      <span className={styles.name}>{checks[check.check].name}</span>
      <span className={styles.value}>{checkValue(check)}</span>
    </li>
  );
}
