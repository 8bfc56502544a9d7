import { useStore } from "zustand";
import { problemText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import styles from "./lines-bar.module.css";
import { nameOf } from "./name-of.ts";
import type { WiresharkLines } from "./wireshark-lines.ts";
import { words } from "./words/words.ts";

interface LinesBarProps {
  readonly lines: WiresharkLines;
  /** Asks about the rows that are seen now. */
  readonly onAsk: () => void;
}

/** Over rows that are told in Wireshark's words: how many they are, further ones, and back. Nothing while none are. */
export function LinesBar({ lines, onAsk }: LinesBarProps) {
  const { lines: told, version, asking, problem } = useStore(lines.store);
  if (told.size === 0 && !asking && problem === null) return null;
  const name = nameOf({ version });
  const text = asking
    ? words().rows.decoding
    : problem
      ? problemText(problem)
      : words().rows.decoded(told.size, name);
  return (
    <div className={styles.bar}>
      <span className={styles.text} role="status" title={text}>
        {text}
      </span>
      {!asking && (
        <Button look="link" onClick={onAsk}>
          {problem ? words().tryAgain : words().rows.shown}
        </Button>
      )}
      <Button look="link" title={words().rows.offHint} onClick={() => lines.off()}>
        {asking ? words().stop : words().rows.off}
      </Button>
    </div>
  );
}
