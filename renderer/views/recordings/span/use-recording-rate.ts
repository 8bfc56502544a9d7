import { useEffect, useState } from "react";
import type { Recording } from "../../../../shared/model/recording.ts";
import { useCastscope } from "../../../context.tsx";
import type { RecordingRate } from "./rate-points.ts";

/**
 * The rate over the whole recording. It grows while the file is read the first time; when a span is chosen, the file is read
 * anew, and what was known of it stays.
 */
export function useRecordingRate({ state, bytesRead }: Recording): RecordingRate | null {
  const { client } = useCastscope();
  const [known, setKnown] = useState<{ rate: RecordingRate; packets: number } | null>(null);
  const [isWhole, setWhole] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever more was read
  useEffect(() => {
    if (isWhole) return undefined;
    let ended = false;
    const take = (rate: RecordingRate): void => {
      if (ended) return;
      const packets = rate.packets.reduce((sum, one) => sum + one, 0);
      setKnown((before) => (before !== null && before.packets > packets ? before : { rate, packets }));
      if (state === "read") setWhole(true);
    };
    client.recordingRate().then(take, () => {
      // It was closed meanwhile, or the connection is lost, which has its own banner.
    });
    return () => {
      ended = true;
    };
  }, [client, state, bytesRead, isWhole]);
  return known?.rate ?? null;
}
