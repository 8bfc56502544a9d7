import { useEffect, useState } from "react";
import { useCastscope } from "../../../../context.tsx";
import type { WholePacket } from "../../inspector/packet-reader.ts";

/**
 * The whole of the packet that is described; the last one that there was while another is being read. Null where none was
 * read yet, or the monitor no longer keeps it.
 */
export function useShownPacket(id: number, number: number | null): WholePacket | null {
  const { client } = useCastscope();
  const [packet, setPacket] = useState<WholePacket | null>(null);
  useEffect(() => {
    if (number === null) return;
    let ended = false;
    client.packet({ id, number }).then(
      (read) => !ended && setPacket(read),
      () => !ended && setPacket((last) => (last?.number === number ? null : last)),
    );
    return () => {
      ended = true;
    };
  }, [client, id, number]);
  return packet;
}
