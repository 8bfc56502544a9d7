import { createContext, useContext } from "react";
import type { Sent } from "../../../../shared/decode/decoder.ts";
import { Decoding, type GroupDecoding } from "../../../../shared/decode/decoding.ts";
import { type PacketSummary, summarise } from "../../../../shared/decode/preview.ts";
import { Unknown } from "../../../table/column.tsx";
import type { WiresharkLine } from "../wireshark/wireshark-lines.ts";
import type { ListPacket } from "./list-row.ts";
import { MissingLabel } from "./marks/packet-mark.tsx";
import styles from "./packet-grid.module.css";
import { words } from "./words/words.ts";

/** Whether rows are tinted by their type. */
export const Tinted = createContext(false);

/** Tints there are (tokens.css): enough to tell the few types of one group apart. */
const tints = 6;

/** Which tint a packet's row has, from 1; null where it has none. The same type has the same one everywhere. */
export function usePacketTint(packet: Summarised | null): number | null {
  const tinted = useContext(Tinted);
  const to = useContext(Destination);
  if (!tinted || packet === null) return null;
  const { title } = summaryOf(packet, to);
  return title === null ? null : 1 + (hashOf(title) % tints);
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}

/** Where the list's packets were sent, and how they are read. */
export const Destination = createContext<SentTo>({ address: "", port: 0, group: new Decoding().group("") });

/** Where packets were sent, and how they are read. */
export interface SentTo extends Pick<Sent, "address" | "port"> {
  readonly group: GroupDecoding;
}
type Summarised = Pick<ListPacket, "preview" | "size" | "sourceAddress" | "sourcePort">;

/** What Wireshark says of packets, by their numbers, where a person asked for that. */
export const WiresharkWords = createContext<ReadonlyMap<number, WiresharkLine>>(new Map());

interface CellProps {
  readonly packet: Summarised & Pick<ListPacket, "number">;
}

/** The protocol; a dash where the packet is not recognised. */
export function PacketType({ packet }: CellProps) {
  const { title } = useSummary(packet);
  const told = useContext(WiresharkWords).get(packet.number);
  if (told !== undefined) {
    return (
      <span className={styles.wireshark} title={words().columns.byWireshark(told.type)}>
        {told.type}
      </span>
    );
  }
  if (title === null) return <Unknown why={words().columns.noType} />;
  return <span title={title}>{title}</span>;
}

/** What the packet says. */
export function PacketInfo({ packet }: CellProps & { readonly packet: Pick<ListPacket, "mark"> }) {
  const { title, info } = useSummary(packet);
  const told = useContext(WiresharkWords).get(packet.number);
  if (told !== undefined) {
    return (
      <>
        <MissingLabel mark={packet.mark} />
        <span title={words().columns.byWireshark(told.info)}>{told.info}</span>
      </>
    );
  }
  return (
    <>
      <MissingLabel mark={packet.mark} />
      <span className={title === null ? styles.bytes : undefined} title={info}>
        {info}
      </span>
    </>
  );
}

/** Read once for each row that is looked at, until packets are read otherwise, and gone with the row. */
const summaries = new WeakMap<
  Uint8Array,
  { readonly group: GroupDecoding; readonly summary: PacketSummary }
>();

function useSummary(packet: Summarised): PacketSummary {
  return summaryOf(packet, useContext(Destination));
}

/** What a packet says, by as much of it as is there; read once. */
export function summaryOf(
  { preview, size, sourceAddress, sourcePort }: Summarised,
  to: SentTo,
): PacketSummary {
  const { address, port, group } = to;
  const known = summaries.get(preview);
  if (known?.group === group) return known.summary;
  const sent = { address, port, sourcePort };
  const summary = summarise(preview, size, (bytes) => group.decode(bytes, sent, sourceAddress));
  summaries.set(preview, { group, summary });
  return summary;
}
