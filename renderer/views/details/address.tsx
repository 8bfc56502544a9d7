import styles from "./address.module.css";

/** The longest IPv4 address: up to this long an address stands whole. */
const whole = 15;
/** Characters that stay at the end of an address that is too long for its place. */
const tailLength = 6;

/** An address in a narrow column: a long one gives way in its middle, and is read out whole. */
export function Address({ text }: { readonly text: string }) {
  if (text.length <= whole) return <span>{text}</span>;
  return (
    <span className={styles.address} title={text}>
      <span className={styles.head} aria-hidden="true">
        {text.slice(0, -tailLength)}
      </span>
      <span className={styles.tail} aria-hidden="true">
        {text.slice(-tailLength)}
      </span>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
