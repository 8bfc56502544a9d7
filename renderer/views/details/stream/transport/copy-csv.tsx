import { Copy } from "lucide-react";
import { IconButton } from "../../../../components/button.tsx";
import { useCopiedText } from "../../use-copied-text.ts";
import { words } from "../words/words.ts";
import styles from "./panel.module.css";

interface CopyCsvProps {
  /** Of the panel. */
  readonly heading: string;
  /** “PIDs as CSV”, for the sentence that says that it was copied. */
  readonly what: string;
  readonly text: () => string;
}

/** Copies a panel's table, and says so beside it. */
export function CopyCsv({ heading, what, text }: CopyCsvProps) {
  const { note, copy } = useCopiedText();
  return (
    <>
      <span className={styles.note} role="status">
        {note}
      </span>
      <IconButton className={styles.tool} label={words().copyCsv(heading)} onClick={() => copy(text(), what)}>
        <Copy size={15} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    </>
  );
}
