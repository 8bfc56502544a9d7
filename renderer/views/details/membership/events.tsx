import { useCallback } from "react";
import type { Membership } from "../../../../shared/model/membership.ts";
import { formatClock } from "../../../../shared/text/clock.ts";
import { eventText } from "../../../../shared/text/sentences.ts";
import { usePolled } from "../../../components/use-polled.ts";
import { useCastscope } from "../../../context.tsx";
import styles from "./events.module.css";
import panel from "./membership-panel.module.css";
import { words } from "./words/words.ts";

/** What happened to the membership, the newest first. */
export function Events({ row: { id, lastEvent } }: { readonly row: Membership }) {
  const { client } = useCastscope();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer event makes the list another one
  const ask = useCallback(() => client.events({ id }), [client, id, lastEvent?.at, lastEvent?.name]);
  const { value } = usePolled(ask, null);
  if (!value || value.length === 0) return null;
  return (
    <section aria-labelledby="events-heading">
      <header className={panel.bar}>
        <h3 className={panel.heading} id="events-heading">
          {words().happened}
        </h3>
      </header>
      <ol className={styles.list} aria-label={words().events}>
        {value.toReversed().map((event) => (
          <li key={`${event.at} ${eventText(event)}`} className={styles.event}>
            <time className={styles.time}>{formatClock(event.at)}</time>
            <span className="selectable">{eventText(event)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
