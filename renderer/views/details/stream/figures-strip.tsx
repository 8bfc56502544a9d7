import { TriangleAlert } from "lucide-react";
import type { StreamDetail } from "../../../../shared/model/stream.ts";
import { furtherFiguresOf, type ShownFigure } from "./figures.ts";
import styles from "./figures-strip.module.css";
import { words } from "./words/words.ts";

interface FiguresStripProps {
  readonly label: string;
  readonly figures: readonly ShownFigure[];
}

/** What a glance is for: eight figures side by side, or in two rows. */
export function FiguresStrip({ label, figures }: FiguresStripProps) {
  return (
    <dl className={styles.strip} aria-label={label} data-live>
      {figures.map((figure) => (
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
          <TriangleAlert
            className={styles.sign}
            size={16}
            strokeWidth={1.75}
            aria-label={words().strip.high}
          />
        )}
      </dd>
      <dd className={styles.detail}>{detail}</dd>
    </div>
  );
}

/** A line of what is seldom worth a look; nothing where all is as usual. */
export function FurtherFigures({ stream }: { readonly stream: StreamDetail }) {
  const figures = furtherFiguresOf(stream);
  if (figures.length === 0) return null;
  return (
    <dl className={styles.further} aria-label={words().strip.further} data-live>
      {figures.map(({ name, value, about }) => (
        <div key={name} className={styles.small} title={about}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
