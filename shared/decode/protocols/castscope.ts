import { formatRunId } from "../../sending/run-id.ts";
import { hasTestHeader } from "../../test-stream/header.ts";
import { testLayout } from "../../test-stream/layout.ts";
import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { unixTime } from "../unix-time.ts";

/** Castscope's test streams, docs/test-stream.md. */
export const castscope: Decoder = {
  type: "castscope",
  title: "Castscope test stream",
  ports: [],
  recognise: (bytes) => (hasTestHeader(bytes, 0, bytes.length) ? evidence.certain : evidence.none),
  decode(packet) {
    packet.u32(testLayout.magic, "magic", "Magic", { hex: true });
    packet.u8(testLayout.version, "version", "Version");
    const isEnd = packet.flag(testLayout.flags, 1, 6, "end", "End marker");
    const isFirst = packet.flag(testLayout.flags, 1, 7, "first", "First packet of the run");
    packet.u8(testLayout.ttl, "ttl", "TTL when sent");
    packet.u8(testLayout.dscp, "dscp", "DSCP when sent");
    const run = packet.u32(testLayout.run, "run", "Run id", { say: formatRunId });
    packet.u16(testLayout.size, "size", "Size", { unit: "bytes" });
    packet.u16(testLayout.burst, "burst", "Packets of a burst");
    const sequence = packet.u64(testLayout.sequenceHigh, "sequence", "Sequence");
    decodeTime(packet);
    packet.u32(testLayout.rate, "rate", "Planned rate", { say: (value) => `${value / 1_000} packets/s` });
    packet.u32(testLayout.count, "count", "Packets of the run", { names: { 0: "until it is stopped" } });
    packet.u8(testLayout.step, "step", "Step");
    const length = packet.u8(testLayout.nameLength, "name-length", "Name length", { unit: "bytes" });
    const name = length === 0 ? "" : packet.text(testLayout.name, length, "name", "Name");
    decodePadding(packet, testLayout.name + length);
    const mark = isEnd ? ", end" : isFirst ? ", first" : "";
    return `Run ${formatRunId(run)}${name === "" ? "" : ` from ${name}`}, seq ${sequence}${mark}`;
  },
};

function decodeTime(packet: Branch): void {
  const at = testLayout.seconds;
  packet.branch(at, 8, "sent", "Send time", (inner) => {
    const seconds = inner.u32(at, "seconds", "Seconds", { unit: "s" });
    return unixTime(seconds, inner.u32(at + 4, "nanoseconds", "Nanoseconds", { unit: "ns" }), 9);
  });
}

/** Each byte is its own offset: others were changed on the way. */
function decodePadding(packet: Branch, at: number): void {
  const length = packet.left(at);
  if (length === 0) return;
  let changed = 0;
  for (let place = at; place < packet.end; place += 1) {
    if (packet.bytes[place] !== (place & 0xff)) changed += 1;
  }
  packet.raw(
    at,
    length,
    "padding",
    "Padding",
    `${length} bytes, ${changed === 0 ? "none" : changed} changed`,
  );
}
