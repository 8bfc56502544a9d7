import { useId } from "react";
import styles from "./rule.module.css";
import { words } from "./words/words.ts";

const first = 41;
const numbers = [0, 1, 2, 3, 4] as const;
/** The one that leg A lacks. */
const lacking = 2;
const step = 29;
/** By how much leg B is later, in the picture's px. */
const skew = 45;
const left = 30;

/** The rule by which a leg is charged, as a small picture and a sentence. */
export function Rule({ waitMs }: { readonly waitMs: number }) {
  const id = useId();
  const text = words().rule;
  const gapX = left + lacking * step + 11;
  const turnX = left + skew + lacking * step + 11;
  return (
    <section aria-labelledby={id}>
      <h3 className={styles.heading} id={id}>
        {text.heading}
      </h3>
      <svg className={styles.picture} viewBox="0 0 330 70" aria-hidden="true">
        <Row letter="A" y={4} from={left} lacks={lacking} />
        <Row letter="B" y={32} from={left + skew} lacks={-1} />
        <text x={238} y={16} className={styles.lost}>
          {text.lost(first + lacking)}
        </text>
        <text x={238} y={44} className={styles.word}>
          {text.byB}
        </text>
        <path className={styles.wait} d={`M${gapX},21 V60 H${turnX} V49`} />
        <path className={styles.wait} d={`M${turnX - 3},53 L${turnX},49 L${turnX + 3},53`} />
        <text x={turnX + 6} y={63} className={styles.word}>
          {text.turn}
        </text>
      </svg>
      <p className={styles.sentence}>{text.sentence(waitMs)}</p>
    </section>
  );
}

interface RowProps {
  readonly letter: "A" | "B";
  readonly y: number;
  readonly from: number;
  readonly lacks: number;
}

function Row({ letter, y, from, lacks }: RowProps) {
  return (
    <g data-leg={letter}>
      <rect className={styles.letter} x={1} y={y} width={16} height={16} rx={4} />
      <text x={9} y={y + 12} className={styles.name}>
        {letter}
      </text>
      {numbers.map((at) => (
        <g key={at}>
          <rect
            className={at === lacks ? styles.gap : styles.packet}
            x={from + at * step}
            y={y}
            width={23}
            height={16}
            rx={3}
          />
          <text
            className={at === lacks ? styles.lostNumber : styles.number}
            x={from + at * step + 11.5}
            y={y + 12}
          >
            {first + at}
          </text>
        </g>
      ))}
    </g>
  );
}
