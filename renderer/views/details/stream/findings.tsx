import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { StreamFinding } from "../../../../shared/stream/stream-findings.ts";
import { streamFindingText } from "../../../../shared/text/sentences.ts";
import styles from "./findings.module.css";
import { words } from "./words/words.ts";

/** Findings by how they stand out; the others are said plainly. */
const tones: Readonly<Partial<Record<StreamFinding["name"], "ok" | "warn">>> = {
  "nothing-lost": "ok",
  "all-lost-here": "warn",
  "all-lost-before": "warn",
  "lost-inside": "warn",
  "lost-both": "warn",
  "lost-somewhere": "warn",
  "clocks-apart": "warn",
};

const glyphs = { ok: CircleCheck, warn: TriangleAlert, plain: Info } as const;

/** What the figures mean, one sentence each. */
export function Findings({ findings }: { readonly findings: readonly StreamFinding[] }) {
  return (
    <ul className={styles.findings} aria-label={words().meaning} data-live>
      {findings.map((finding) => {
        const tone = tones[finding.name] ?? "plain";
        const Glyph = glyphs[tone];
        return (
          <li key={finding.name} className={styles.finding}>
            <Glyph
              className={styles.glyph}
              data-tone={tone}
              size={14}
              strokeWidth={1.75}
              aria-hidden="true"
            />
            <span className="selectable">{streamFindingText(finding)}</span>
          </li>
        );
      })}
    </ul>
  );
}
