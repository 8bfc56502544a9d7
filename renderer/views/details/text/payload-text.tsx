import { type KeyboardEvent, useMemo } from "react";
import { isText } from "../../../../shared/decode/protocols/text.ts";
import { readStrictUtf8 } from "../../../../shared/text/utf8.ts";
import { indented } from "./indent.ts";
import styles from "./payload-text.module.css";
import { words } from "./words/words.ts";

interface PayloadTextProps {
  readonly bytes: Uint8Array;
  /** Escape: back to the list. */
  readonly onLeave: () => void;
}

/** A payload as text that can be read and marked; long lines wrap, JSON and XML stand in lines of their own. */
export function PayloadText({ bytes, onLeave }: PayloadTextProps) {
  const text = useMemo(() => indented(readStrictUtf8(withoutNuls(bytes)) ?? ""), [bytes]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    onLeave();
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled is reached by keyboard
    <pre className={styles.text} tabIndex={0} role="document" aria-label={words().text} onKeyDown={onKeyDown}>
      {text}
    </pre>
  );
}

/** Whether a payload can be read as text. */
export function isReadable(bytes: Uint8Array): boolean {
  return isText(bytes);
}

/** NUL stands at the end where programs in C leave it. */
function withoutNuls(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}
