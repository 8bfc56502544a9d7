import { words } from "../words/words.ts";
import styles from "./drawings.module.css";
import { Bracket, Drawing, Lines, Mark, Packet } from "./parts.tsx";

const lanes = { a: 50, b: 104, merged: 172 };
/** Leg B comes so much later. */
const skew = 16;
const missingInA = [3, 4, 9];
const missingInB = [7, 9];

/** Two legs and what they are together. */
export function PairsDrawing({ alt }: { readonly alt: string }) {
  const { a, b, merged, skew: skewWords, lost } = words().pairs;
  const xOf = (number: number): number => 104 + number * 58;
  return (
    <Drawing height={216} alt={alt}>
      {[
        [a, lanes.a],
        [b, lanes.b],
        [merged, lanes.merged],
      ].map(([name, y]) => (
        <Lines key={name} x={8} y={Number(y) + 4} lines={[String(name)]} anchor="start" />
      ))}
      <Bracket from={xOf(1)} to={xOf(1) + skew} y={28} text={skewWords} />
      {Array.from({ length: 10 }, (_, index) => index + 1).map((number) => {
        const inA = !missingInA.includes(number);
        const inB = !missingInB.includes(number);
        const x = xOf(number);
        return (
          <g key={number}>
            {inA && <path className={styles.guide} d={`M${x} ${lanes.a}V${lanes.merged}`} />}
            {!inA && inB && (
              <path className={styles.guide} d={`M${x + skew} ${lanes.b}L${x} ${lanes.merged}`} />
            )}
            <Packet x={x} y={lanes.a} {...(inA ? { number } : { look: "missing" })} />
            <Packet x={x + skew} y={lanes.b} {...(inB ? { look: "other", number } : { look: "missing" })} />
            {inA || inB ? (
              <Packet x={x} y={lanes.merged} look={inA ? "plain" : "other"} number={number} />
            ) : (
              <>
                <Mark is="lost" x={x} y={lanes.merged} />
                <Lines x={x} y={lanes.merged + 30} lines={[lost]} look="bad" />
              </>
            )}
          </g>
        );
      })}
    </Drawing>
  );
}
