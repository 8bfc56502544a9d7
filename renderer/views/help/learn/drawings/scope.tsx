import { words } from "../words/words.ts";
import styles from "./drawings.module.css";
import { Drawing, Lines } from "./parts.tsx";

const ttls = [0, 1, 32, 64, 128, 255] as const;
const track = { y: 168, from: 60, step: 116 };

/** Rings around this computer, filled as far as TTL 1 reaches. */
export function ScopeDrawing({ alt }: { readonly alt: string }) {
  const { stops } = words().scope;
  return (
    <Drawing height={216} alt={alt}>
      {ttls.map((ttl, index) => {
        const radius = index * track.step;
        const quarter = `M${track.from + radius} ${track.y}A${radius} ${radius} 0 0 0 ${track.from} ${track.y - radius}`;
        return (
          <path
            key={ttl}
            className={styles.ring}
            data-reached={ttl === 1 || undefined}
            d={
              ttl === 1 ? `${quarter}A${radius} ${radius} 0 0 0 ${track.from - radius} ${track.y}Z` : quarter
            }
          />
        );
      })}
      <path className={styles.guide} d={`M${track.from} ${track.y}H${track.from + 5 * track.step}`} />
      {ttls.map((ttl, index) => {
        const x = track.from + index * track.step;
        return (
          <g key={ttl}>
            <circle className={styles.stop} data-reached={ttl <= 1 || undefined} cx={x} cy={track.y} r={7} />
            <Lines x={x} y={track.y + 24} lines={[stops[index] ?? ""]} />
            <Lines x={x} y={track.y + 40} lines={[String(ttl)]} look="mono" />
          </g>
        );
      })}
    </Drawing>
  );
}
