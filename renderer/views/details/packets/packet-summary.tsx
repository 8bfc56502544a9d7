import { createContext, useContext } from "react";
import type { Sent } from "../../../../shared/decode/decoder.ts";
import { type PacketSummary, summarise } from "../../../../shared/decode/preview.ts";
import type { ListPacket } from "./list-row.ts";
import styles from "./packet-grid.module.css";

/** Where the list's packets were sent. */
export const Destination = createContext<Pick<Sent, "address" | "port">>({ address: "", port: 0 });

type Summarised = Pick<ListPacket, "preview" | "size" | "sourcePort">;

interface CellProps {
  readonly packet: Summarised;
}

/** The protocol; nothing where the packet is not recognised. */
export function PacketType({ packet }: CellProps) {
  const { title } = useSummary(packet);
  return <span title={title ?? "Not recognised"}>{title}</span>;
}

/** What the packet says. */
export function PacketInfo({ packet }: CellProps) {
  const { title, info } = useSummary(packet);
  return title === null ? <span className={styles.bytes}>{info}</span> : info;
}

/** Read once for each row that is looked at, and gone with the row. */
const summaries = new WeakMap<Uint8Array, PacketSummary>();

function useSummary({ preview, size, sourcePort }: Summarised): PacketSummary {
  const to = useContext(Destination);
  let summary = summaries.get(preview);
  if (summary === undefined) {
    summary = summarise(preview, size, { ...to, sourcePort });
    summaries.set(preview, summary);
  }
  return summary;
}
