import { useEffect, useState } from "react";
import { useCastscope, useView } from "../../../context.tsx";
import { selectedPackets } from "../../../store/view.ts";

/** When the first of the selected packets came, in ms since 1970; null while none is selected. */
export function useSelectedTime(): number | null {
  const { client } = useCastscope();
  const packets = useView(selectedPackets);
  const [at, setAt] = useState<number | null>(null);
  const of = packets?.of ?? null;
  const arrangement = packets?.arrangement ?? null;
  const place = packets?.ranges[0]?.first ?? null;
  useEffect(() => {
    if (of === null || place === null) {
      setAt(null);
      return undefined;
    }
    let isWanted = true;
    client.packets({ id: of, arrangement, from: place, count: 1 }).then(
      (rows) => isWanted && setAt(rows.at[0] ?? null),
      // The list was given up, or the connection is lost, which has its own banner.
      () => isWanted && setAt(null),
    );
    return () => {
      isWanted = false;
    };
  }, [client, of, arrangement, place]);
  return at;
}
