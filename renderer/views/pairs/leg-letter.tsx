import styles from "./leg-letter.module.css";

/** Which leg of a pair: A and B in their colours, told by the letter. */
export function LegLetter({ leg }: { readonly leg: "A" | "B" }) {
  return (
    <span className={styles.letter} data-leg={leg} aria-hidden="true">
      {leg}
    </span>
  );
}
