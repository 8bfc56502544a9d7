import { useCallback, useEffect, useRef, useState } from "react";
import { useCastscope, useView } from "../../../context.tsx";
import { selectedPackets } from "../../../store/view.ts";

export interface SelectedTime {
  /** When the first of the selected packets came, in ms since 1970; null while none is selected. */
  readonly at: number | null;
  /** The same of the selection as it is now, which is asked for when it changes: a key may come before the answer. */
  readonly newest: () => Promise<number | null>;
}

export function useSelectedTime(): SelectedTime {
  const { client } = useCastscope();
  const packets = useView(selectedPackets);
  const [at, setAt] = useState<number | null>(null);
  const asked = useRef<Promise<number | null>>(none);
  const of = packets?.of ?? null;
  const arrangement = packets?.arrangement ?? null;
  const place = packets?.ranges[0]?.first ?? null;
  useEffect(() => {
    const answer =
      of === null || place === null
        ? none
        : client.packets({ id: of, arrangement, from: place, count: 1 }).then(
            (rows) => rows.at[0] ?? null,
            // The list was given up, or the connection is lost, which has its own banner.
            () => null,
          );
    asked.current = answer;
    void answer.then((told) => asked.current === answer && setAt(told));
    return () => {
      asked.current = none;
    };
  }, [client, of, arrangement, place]);
  return { at, newest: useCallback(() => asked.current, []) };
}

const none: Promise<null> = Promise.resolve(null);
