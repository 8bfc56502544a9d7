import { CircleAlert, Info } from "lucide-react";
import styles from "./mistake.module.css";

interface MistakeProps {
  readonly message: string;
  readonly id?: string | undefined;
  /** A hint where typing on could make it right: not yet a mistake. */
  readonly hint?: boolean;
}

/** One sentence about a wrong value, at the place where it was typed. */
export function Mistake({ message, id, hint = false }: MistakeProps) {
  const Icon = hint ? Info : CircleAlert;
  return (
    <p id={id} className={hint ? styles.hint : styles.mistake}>
      <Icon size={12} strokeWidth={1.75} aria-hidden="true" />
      <span>{message}</span>
    </p>
  );
}
