import { TriangleAlert } from "lucide-react";
import type { StreamDetail } from "../../../../shared/model/stream.ts";
import { figuresOf, type ShownFigure } from "./figures.ts";
import styles from "./figures-strip.module.css";

/** What a glance at the stream is for: eight figures side by side, or in two rows. */
export function FiguresStrip({ stream }: { readonly stream: StreamDetail }) {
  return (
    <dl className={styles.strip} aria-label="Figures of the stream" data-live>
      {figuresOf(stream).map((figure) => (
        <Figure key={figure.name} {...figure} />
      ))}
    </dl>
  );
}

function Figure({ name, value, unit, detail, tone, about }: ShownFigure) {
  return (
    <div className={styles.figure} title={about}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value} data-tone={value === null ? "zero" : tone}>
        {value ?? "–"}
        {unit !== "" && <span className={styles.unit}>{unit}</span>}
        {tone === "high" && (
          <TriangleAlert className={styles.sign} size={16} strokeWidth={1.75} aria-label="high" />
        )}
      </dd>
      <dd className={styles.detail}>{detail}</dd>
    </div>
  );
}
