import styles from "./address.module.css";

/** Characters that stay at the end of an address that is too long for its place. */
const tailLength = 6;

/** An address in a narrow column: a long one gives way in its middle, whole as the column's tooltip. */
export function Address({ text }: { readonly text: string }) {
  return (
    <span className={styles.address}>
      <span className={styles.head}>{text.slice(0, -tailLength)}</span>
      <span className={styles.tail}>{text.slice(-tailLength)}</span>
    </span>
  );
}
