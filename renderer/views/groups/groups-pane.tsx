import { useEffect, useRef, useState } from "react";
import { useView } from "../../context.tsx";
import { shownColumns } from "./columns.ts";
import { GroupsBar } from "./groups-bar.tsx";
import { GroupsGrid } from "./groups-grid.tsx";
import styles from "./groups-pane.module.css";
import { useOrder } from "./use-order.ts";

/** The pane of the joined groups: filters above, the table below. */
export function GroupsPane() {
  const pane = useRef<HTMLElement>(null);
  const held = useRef(false);
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  const hiddenColumns = useView((view) => view.hiddenColumns);
  const order = useOrder(held);

  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const { shown, hidden } = shownColumns(width, hiddenColumns);
  const key = shown.map(({ id }) => id).join();
  const stable = useStable(shown, key);
  return (
    <section ref={pane} className={styles.pane} aria-labelledby="groups-heading" data-pane="groups">
      <GroupsBar hidden={hidden} narrow={width < 960} />
      <GroupsGrid order={order} columns={stable} held={held} />
    </section>
  );
}

/** The first of all values that had the same key: equal lists stay the same list. */
function useStable<T>(value: T, key: string): T {
  const [held, setHeld] = useState({ value, key });
  if (held.key !== key) setHeld({ value, key });
  return held.key === key ? held.value : value;
}
