import { Monitor, Send } from "lucide-react";
import { useId } from "react";
import styles from "./try-arc.module.css";
import { trial } from "./try-it.ts";
import { words } from "./words/words.ts";

const radius = 84;
const centre = { x: 168, y: 112 };
/** Packets on their way, as angles over the arc; the fourth has just left its place. */
const packets = [152, 129, 104, 76, 51, 28];

function at(angle: number): { x: number; y: number } {
  const radians = (angle * Math.PI) / 180;
  return { x: centre.x + radius * Math.cos(radians), y: centre.y - radius * 0.74 * Math.sin(radians) };
}

/** Draws what the trial does: this computer sends, the group carries it, this computer receives. */
export function TryArc() {
  const glow = useId();
  const from = at(180);
  const to = at(0);
  const arc = `M${from.x} ${from.y}A${radius} ${radius * 0.74} 0 0 1 ${to.x} ${to.y}`;
  return (
    <div className={styles.drawing}>
      <svg className={styles.arc} viewBox="0 40 336 92" aria-hidden="true">
        <linearGradient id={glow} x1="0" y1="0" x2="0" y2="1">
          <stop className={styles.glowTop} offset="0" />
          <stop className={styles.glowEnd} offset="1" />
        </linearGradient>
        <path fill={`url(#${glow})`} d={`${arc}Z`} />
        <path className={styles.path} d={arc} />
        {packets.map((angle, index) => {
          const { x, y } = at(angle);
          return (
            <rect
              key={angle}
              className={index === 3 ? styles.arrived : styles.packet}
              x={x - 3.5}
              y={y - 3.5}
              width="7"
              height="7"
              rx="1.5"
            />
          );
        })}
        <circle className={styles.end} cx={from.x} cy={from.y} r="14" />
        <circle className={styles.end} cx={to.x} cy={to.y} r="14" />
        <Send className={styles.icon} x={from.x - 8} y={from.y - 7} size={15} strokeWidth={1.75} />
        <Monitor className={styles.icon} x={to.x - 7.5} y={to.y - 7.5} size={15} strokeWidth={1.75} />
        <text className={styles.word} x={from.x - 22} y={from.y + 4} textAnchor="end">
          {words().arc.sends}
        </text>
        <text className={styles.word} x={to.x + 22} y={to.y + 4}>
          {words().arc.receives}
        </text>
        <text className={styles.address} x={centre.x} y={centre.y - 22} textAnchor="middle">
          {trial.address}
        </text>
        <text className={styles.word} x={centre.x} y={centre.y - 4} textAnchor="middle">
          {words().arc.how}
        </text>
      </svg>
    </div>
  );
}
