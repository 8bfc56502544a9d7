import { words } from "../words/words.ts";
import styles from "./drawings.module.css";
import { Drawing, Lines, Mark, Packet } from "./parts.tsx";

const rows = [28, 92, 156] as const;
const lost = 3;
const damaged = 5;
const dropped = 7;
const between = (rows[1] + rows[2]) / 2;

/** Eight packets on their way, and where three of them end. */
export function LossDrawing({ alt }: { readonly alt: string }) {
  const { rows: names, lost: lostWords, damaged: damagedWords, dropped: droppedWords } = words().loss;
  const xOf = (number: number): number => 160 + number * 62;
  return (
    <Drawing height={216} alt={alt}>
      {names.map((name, index) => (
        <Lines key={name} x={8} y={(rows[index] ?? 0) + 4} lines={[name]} anchor="start" />
      ))}
      {Array.from({ length: 8 }, (_, index) => index + 1).map((number) => {
        const x = xOf(number);
        const ends = number === lost ? (rows[0] + rows[1]) / 2 : isThrownAway(number) ? between : rows[2];
        return (
          <g key={number}>
            <path className={styles.guide} d={`M${x} ${rows[0]}V${ends}`} />
            <Packet x={x} y={rows[0]} number={number} />
            <Packet x={x} y={rows[1]} {...(number === lost ? { look: "missing" } : { number })} />
            <Packet
              x={x}
              y={rows[2]}
              {...(number === lost || isThrownAway(number) ? { look: "missing" } : { number })}
            />
          </g>
        );
      })}
      <Mark is="lost" x={xOf(lost)} y={(rows[0] + rows[1]) / 2} />
      <Mark is="damaged" x={xOf(damaged)} y={between} />
      <Mark is="dropped" x={xOf(dropped)} y={between} />
      <Mark is="lost" x={18} y={200} />
      <Lines x={32} y={204} lines={[lostWords]} look="bad" anchor="start" />
      <Mark is="damaged" x={226} y={200} />
      <Lines x={240} y={204} lines={[damagedWords]} look="warn" anchor="start" />
      <Mark is="dropped" x={478} y={200} />
      <Lines x={492} y={204} lines={[droppedWords]} look="warn" anchor="start" />
    </Drawing>
  );
}

function isThrownAway(number: number): boolean {
  return number === damaged || number === dropped;
}
