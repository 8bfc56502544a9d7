import { useMemo } from "react";
import { formatMs } from "../../../../shared/format.ts";
import type { TemplatePart } from "../../../../shared/template/part.ts";
import { placeParts, TemplateWriter } from "../../../../shared/template/writer.ts";
import { formatHex } from "../../../../shared/text/hex.ts";
import { shownBytes } from "../../../../shared/text/shown-bytes.ts";
import styles from "./next-packets.module.css";
import { looks, type TemplateLook } from "./template-look.ts";
import { words } from "./words/words.ts";

/** Packets that are shown, and bytes of each part. */
const shownPackets = 3;
const shownPartBytes = 48;

interface NextPacketsProps {
  readonly parts: readonly TemplatePart[];
  /** Number of the next packet, from 0. */
  readonly from: number;
  /** How many of them there are to come; null where it has no end. */
  readonly left: number | null;
  /** Packets a second. */
  readonly rate: number;
  /** When the next one leaves, in ms since 1970. */
  readonly at: number;
}

/** What the next packets of a template hold, with what differs marked. */
export function NextPackets({ parts, from, left, rate, at }: NextPacketsProps) {
  const many = Math.min(shownPackets, left ?? shownPackets);
  const packets = useMemo(() => {
    const pieces = packetPieces(parts, from + 1);
    return Array.from({ length: many }, (_, index) => {
      const after = (index * 1_000) / rate;
      return { number: from + index, after, pieces: pieces(from + index, at + after) };
    });
  }, [parts, from, many, rate, at]);
  return <PacketTable packets={packets} />;
}

/** A part of a packet as it is shown. */
interface Piece {
  /** Where it begins in the packet. */
  readonly begin: number;
  readonly look: TemplateLook;
  readonly text: string;
}

/** A packet that is about to leave. */
export interface NextPacket {
  /** Tells it from the others. */
  readonly number: number;
  /** In how many milliseconds from now. */
  readonly after: number;
  readonly pieces: readonly Piece[];
}

/**
 * How packets of a template are shown: by how many left before, and when in ms since 1970. The name is known where it is sent, and the
 * random bytes come to be there.
 */
export function packetPieces(
  parts: readonly TemplatePart[],
  seed: number,
): (number: number, ms: number) => readonly Piece[] {
  const writer = new TemplateWriter(parts, "name", seed);
  const placed = placeParts(parts);
  return (number, ms) => {
    const seconds = Math.floor(ms / 1_000);
    const nanoseconds = Math.round((ms - seconds * 1_000) * 1e6);
    const bytes = writer.template.slice();
    writer.write(new DataView(bytes.buffer), 0, number, { seconds, nanoseconds });
    return placed
      .filter(({ length }) => length > 0)
      .map(({ part, at: begin, length }) => ({
        begin,
        look: looks[part.kind],
        text: pieceText(part, bytes.subarray(begin, begin + length)),
      }));
  };
}

/** The same bytes each time. */
export function plainPieces(bytes: Uint8Array): readonly Piece[] {
  return [{ begin: 0, look: "plain", text: shownBytes(bytes, shownPartBytes) }];
}

/** Packets that are about to leave, each with when; what differs between them is marked. */
export function PacketTable({ packets }: { readonly packets: readonly NextPacket[] }) {
  const shown = new Set(packets.flatMap(({ pieces }) => pieces.map(({ look }) => look)));
  return (
    <div className={styles.root}>
      <table className={styles.packets} aria-label={words().next.packets}>
        <tbody>
          {packets.map(({ number, after, pieces }) => (
            <tr key={number}>
              <th scope="row">{after === 0 ? words().next.next : words().next.after(formatMs(after))}</th>
              <td>
                {pieces.map(({ begin, look, text }) => (
                  <span key={begin} data-look={look}>
                    {text}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.size > (shown.has("plain") ? 1 : 0) && (
        <ul className={styles.legend} aria-label={words().next.differs}>
          {(["counted", "timed", "fixed", "noise"] as const)
            .filter((look) => shown.has(look))
            .map((look) => (
              <li key={look} data-look={look}>
                {words().next.legend[look]}
              </li>
            ))}
        </ul>
      )}
    </div>
  );
}

/** Text as text, integers and noise as hex, and filling as how much there is of it. */
function pieceText(part: TemplatePart, bytes: Uint8Array): string {
  switch (part.kind) {
    case "pad":
      return words().next.padding(bytes.length);
    case "host":
      return words().next.name;
    case "bytes":
      return shownBytes(bytes, shownPartBytes);
    case "random":
      return formatHex(bytes.subarray(0, 8)) + (bytes.length > 8 ? "…" : "");
    case "seq":
      return part.form.as === "digits" ? shownBytes(bytes, bytes.length) : formatHex(bytes);
    case "time":
      return part.form.as === "integer" || part.form.as === "ntp"
        ? formatHex(bytes)
        : shownBytes(bytes, bytes.length);
  }
}
