import styles from "./middle-text.module.css";

/** Texts up to this long stand whole wherever they are shown. */
const shortText = 24;
/** Characters that stay at the end: an IPv6 address's last group, the bracket and the port. */
const tailLength = 12;

/** A text that gives way in its middle, where long IPv6 addresses differ least; whole as the tooltip. */
export function MiddleText({ text }: { readonly text: string }) {
  if (text.length <= shortText) return <span className={styles.whole}>{text}</span>;
  return (
    <span className={styles.text} title={text}>
      <span className={styles.head}>{text.slice(0, -tailLength)}</span>
      <span className={styles.tail}>{text.slice(-tailLength)}</span>
    </span>
  );
}
