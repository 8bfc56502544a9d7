import { createContext, useContext } from "react";
import type { Sent } from "../../../../shared/decode/decoder.ts";
import { type PacketSummary, summarise } from "../../../../shared/decode/preview.ts";
import { Unknown } from "../../../table/column.tsx";
import type { ListPacket } from "./list-row.ts";
import styles from "./packet-grid.module.css";

/** Where the list's packets were sent. */
export const Destination = createContext<Pick<Sent, "address" | "port">>({ address: "", port: 0 });

type Summarised = Pick<ListPacket, "preview" | "size" | "sourcePort">;

interface CellProps {
  readonly packet: Summarised;
}

/** The protocol; a dash where the packet is not recognised. */
export function PacketType({ packet }: CellProps) {
  const { title } = useSummary(packet);
  if (title === null) return <Unknown why="Its bytes fit nothing that Castscope decodes." />;
  return <span title={title}>{title}</span>;
}

/** What the packet says. */
export function PacketInfo({ packet }: CellProps) {
  const { title, info } = useSummary(packet);
  return (
    <span className={title === null ? styles.bytes : undefined} title={info}>
      {info}
    </span>
  );
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
