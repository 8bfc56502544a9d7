import { ArrowDown, ArrowUp, ChevronLeft, ChevronRight } from "lucide-react";
import { useDraft } from "../use-draft.ts";
import styles from "./scope.module.css";

/** The other TTL, which To does not use now; while the keyboard is on the picker, its keys. */
export function UnicastTtl() {
  const unicastTtl = useDraft((state) => state.unicastTtl);
  return (
    <div className={styles.other}>
      <p className={styles.unicast}>
        Unicast TTL, used when To is a host <span className="num">{unicastTtl}</span>
      </p>
      <p className={styles.keys} aria-hidden="true">
        <span>
          <kbd>
            <ChevronLeft size={10} />
          </kbd>
          <kbd>
            <ChevronRight size={10} />
          </kbd>
          next name
        </span>
        <span>
          <kbd>
            <ArrowUp size={10} />
          </kbd>
          <kbd>
            <ArrowDown size={10} />
          </kbd>
          by one
        </span>
        <span>or type 0 to 255</span>
      </p>
    </div>
  );
}
