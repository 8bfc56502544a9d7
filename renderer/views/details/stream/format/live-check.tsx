import { AlertTriangle, Check, Info, X } from "lucide-react";
import type { Judgement } from "../../../../../shared/described/judge.ts";
import type { FormatCheck } from "../../../../../shared/statements/described.ts";
import { formatCheckText } from "../../../../../shared/text/sentences.ts";
import styles from "./live-check.module.css";
import { StepChart } from "./step-chart.tsx";
import { words } from "./words/words.ts";

interface LiveCheckProps {
  /** Null as long as nothing says where the number stands. */
  readonly judgement: Judgement | null;
  readonly packets: number;
}

/** What the newest packets say of the description. */
export function LiveCheck({ judgement, packets }: LiveCheckProps) {
  const { check: text } = words();
  return (
    <section className={styles.check}>
      <h3 className={styles.title}>
        {text.heading} <span className={styles.about}>{text.last(packets)}</span>
        {judgement !== null && (
          <span className={styles.verdict} data-verdict={judgement.verdict}>
            {text.verdicts[judgement.verdict]}
          </span>
        )}
      </h3>
      {judgement !== null && (
        <>
          <ul className={styles.list} aria-live="polite" aria-label={text.label}>
            {judgement.checks.map((check) => (
              <li key={check.name} className={styles.line} data-tone={tones[check.name]}>
                <Glyph tone={tones[check.name]} />
                {formatCheckText(check)}
              </li>
            ))}
          </ul>
          <StepChart steps={judgement.steps} gaps={judgement.gaps} />
          {judgement.gaps.length > 0 && (
            <p className={styles.about}>
              {text.missing(
                judgement.gaps.reduce((sum, { missing }) => sum + missing, 0),
                judgement.gaps.length,
              )}
            </p>
          )}
        </>
      )}
    </section>
  );
}

type Tone = "right" | "look" | "wrong" | "note";

const tones: Readonly<Record<FormatCheck["name"], Tone>> = {
  "packets-too-few": "note",
  "packets-start-otherwise": "look",
  "packets-too-short": "look",
  "number-not-written": "look",
  "steps-right": "right",
  "steps-wrong": "wrong",
  "steps-other-order": "wrong",
  "gaps-found": "look",
  "keys-found": "right",
  "time-forward": "right",
  "time-back": "wrong",
  "fields-overlap": "look",
};

function Glyph({ tone }: { readonly tone: Tone }) {
  const look = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;
  if (tone === "right") return <Check {...look} />;
  if (tone === "look") return <AlertTriangle {...look} />;
  return tone === "wrong" ? <X {...look} /> : <Info {...look} />;
}
