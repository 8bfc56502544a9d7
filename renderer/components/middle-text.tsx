import styles from "./middle-text.module.css";

/** Texts up to this long stand whole wherever they are shown. */
const shortText = 24;
/** Characters that stay at the end: an IPv6 address's last group, the bracket and the port. */
const tailLength = 12;

interface MiddleTextProps {
  readonly text: string;
  /** Characters that stay at the end where there is no port. */
  readonly tail?: number;
}

/** A text that gives way in its middle, where long IPv6 addresses differ least; whole as the tooltip. */
export function MiddleText({ text, tail }: MiddleTextProps) {
  if (text.length <= shortText && tail === undefined) return <span className={styles.whole}>{text}</span>;
  const end = -(tail ?? tailLength);
  return (
    <span className={styles.text} title={text}>
      <span className={styles.head}>{text.slice(0, end)}</span>
      <span className={styles.tail}>{text.slice(end)}</span>
    </span>
  );
}
