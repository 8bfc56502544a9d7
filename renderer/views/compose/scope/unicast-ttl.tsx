import { ArrowDown, ArrowUp, ChevronLeft, ChevronRight } from "lucide-react";
import { useTtl } from "../use-ttl.ts";
import styles from "./scope.module.css";
import { words } from "./words/words.ts";

/** The other TTL, which To does not use now; while the keyboard is on the picker, its keys. */
export function UnicastTtl() {
  const { unicast, nextName, byOne, type } = words().other;
  const ttl = useTtl("unicast");
  return (
    <div className={styles.other}>
      <p className={styles.unicast}>
        {unicast} <span className="num">{ttl.text || ttl.value}</span>
      </p>
      <p className={styles.keys} aria-hidden="true">
        <span>
          <kbd>
            <ChevronLeft size={10} />
          </kbd>
          <kbd>
            <ChevronRight size={10} />
          </kbd>
          {nextName}
        </span>
        <span>
          <kbd>
            <ArrowUp size={10} />
          </kbd>
          <kbd>
            <ArrowDown size={10} />
          </kbd>
          {byOne}
        </span>
        <span>{type}</span>
      </p>
    </div>
  );
}
