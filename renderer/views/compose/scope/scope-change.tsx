import { Button } from "../../../components/button.tsx";
import styles from "./scope.module.css";
import { words } from "./words/words.ts";

interface ScopeChangeProps {
  /** The group as it is, and as it would be. */
  readonly from: string;
  readonly to: string;
  readonly onAnswer: (change: boolean) => void;
}

/** Asks in place before a ring rewrites the address: it would be another group. */
export function ScopeChange({ from, to, onAnswer }: ScopeChangeProps) {
  const { becomes, becomesWhole, change, keep } = words().ipv6;
  return (
    <div className={styles.change}>
      <p title={becomesWhole(from, to)}>
        <code>{from}</code> {becomes} <code>{to}</code>
      </p>
      <Button look="quiet" className={styles.changeYes} onClick={() => onAnswer(true)}>
        {change}
      </Button>
      <Button look="quiet" onClick={() => onAnswer(false)}>
        {keep}
      </Button>
    </div>
  );
}
