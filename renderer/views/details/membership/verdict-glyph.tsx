import type { Verdict } from "../../../../shared/host.ts";
import styles from "./verdict-glyph.module.css";

const shapes: Readonly<Record<Verdict, React.ReactNode>> = {
  problem: (
    <>
      <path d="M7 1.2 12.8 7 7 12.8 1.2 7Z" fill="currentColor" />
      <path d="M7 4.4v3M7 9.1v.6" stroke="var(--bg-1)" strokeWidth="1.4" />
    </>
  ),
  warning: (
    <path
      d="M7 1.8 13 12.2H1ZM7 5.4v3.4M7 10v.7"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinejoin="round"
    />
  ),
  unknown: (
    <>
      <circle
        cx="7"
        cy="7"
        r="5.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeDasharray="2.6 1.4"
      />
      <path
        d="M5.4 5.5a1.6 1.6 0 1 1 2.3 1.6c-.5.2-.7.5-.7 1M7 9.6v.7"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
      />
    </>
  ),
  ok: <path d="m2.4 7.4 3 3 6.2-6.6" fill="none" stroke="currentColor" strokeWidth="1.6" />,
};

export function VerdictGlyph({ verdict }: { readonly verdict: Verdict }) {
  return (
    <svg className={styles.glyph} data-verdict={verdict} viewBox="0 0 14 14" aria-hidden="true">
      {shapes[verdict]}
    </svg>
  );
}
