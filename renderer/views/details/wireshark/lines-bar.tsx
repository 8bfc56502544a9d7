import { useStore } from "zustand";
import { plural } from "../../../../shared/text/count.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import styles from "./lines-bar.module.css";
import { nameOf } from "./name-of.ts";
import type { WiresharkLines } from "./wireshark-lines.ts";

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
    ? "Wireshark decodes the rows shown …"
    : problem
      ? problemText(problem)
      : `Type and Info of ${plural(told.size, "packet")} by ${name}`;
  return (
    <div className={styles.bar}>
      <span className={styles.text} role="status" title={text}>
        {text}
      </span>
      {!asking && (
        <Button look="link" onClick={onAsk}>
          {problem ? "Try again" : "Rows shown"}
        </Button>
      )}
      <Button look="link" title="Type and Info by Castscope again" onClick={() => lines.off()}>
        {asking ? "Stop" : "Off"}
      </Button>
    </div>
  );
}
