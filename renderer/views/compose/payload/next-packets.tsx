import { useMemo } from "react";
import { formatMs } from "../../../../shared/format.ts";
import type { TemplatePart } from "../../../../shared/template/part.ts";
import { placeParts, TemplateWriter } from "../../../../shared/template/writer.ts";
import { formatHex } from "../../../../shared/text/hex.ts";
import { shownBytes } from "../../../../shared/text/shown-bytes.ts";
import styles from "./next-packets.module.css";
import { words } from "./words/words.ts";

/** Packets that are shown, and bytes of each part. */
const shownPackets = 3;
const shownPartBytes = 48;

type Look = "plain" | "counted" | "timed" | "fixed" | "noise";

const looks: Readonly<Record<TemplatePart["kind"], Look>> = {
  bytes: "plain",
  seq: "counted",
  time: "timed",
  host: "fixed",
  random: "noise",
  pad: "plain",
};

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
    // The name is known where it is sent, and the random bytes come to be there.
    const writer = new TemplateWriter(parts, "name", from + 1);
    const placed = placeParts(parts);
    return Array.from({ length: many }, (_, index) => {
      const ms = at + (index * 1_000) / rate;
      const seconds = Math.floor(ms / 1_000);
      const nanoseconds = Math.round((ms - seconds * 1_000) * 1e6);
      const bytes = writer.template.slice();
      writer.write(new DataView(bytes.buffer), 0, from + index, { seconds, nanoseconds });
      const pieces = placed
        .filter(({ length }) => length > 0)
        .map(({ part, at: begin, length }) => ({
          begin,
          look: looks[part.kind],
          text: pieceText(part, bytes.subarray(begin, begin + length)),
        }));
      return { number: from + index, after: (index * 1_000) / rate, pieces };
    });
  }, [parts, from, many, rate, at]);
  const shown = new Set(parts.map(({ kind }) => looks[kind]));
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
