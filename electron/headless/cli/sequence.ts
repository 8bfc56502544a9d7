import { dirname, resolve } from "node:path";
import { sequenceRate } from "../../../shared/contract/listed-packets.ts";
import { contentSize, type SendContent } from "../../../shared/contract/sends.ts";
import { checkPayloadSize, payloadLimit } from "../../../shared/input/quantities.ts";
import { limits } from "../../../shared/limits.ts";
import type { Family } from "../../../shared/net/address.ts";
import { accept, type Parsed } from "../../../shared/parsed.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import type { SequenceEntry } from "../../../shared/statements/usage.ts";
import { parseTemplate } from "../../../shared/template/parse.ts";
import { parseHex } from "../../../shared/text/hex.ts";
import { writeUtf8 } from "../../../shared/text/utf8.ts";
import { readStart } from "./file.ts";
import { refuseUsage } from "./usage.ts";

type Sequence = Extract<SendContent, { kind: "sequence" }>;
type Packet = Sequence["packets"][number];

const kinds = ["text", "hex", "file", "template"] as const;

/** In place of how often it is sent. */
const endless = "endless";

/** A file that says so much is read; what is larger holds no sequence. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Reads packets and their pauses as docs/sequences.md writes them, with how often all of them are sent. Says of a mistake
 * where it stands and what would be right.
 */
export async function readSequence(
  file: string,
  family: Family,
): Promise<{ readonly content: Sequence; readonly count: number | null; readonly rate: number }> {
  const refuseEntry = (at: string, should: SequenceEntry): never =>
    refuseUsage("sequence-entry", { file, at, should });
  const text = new TextDecoder().decode(await readStart(file, mostBytes, "sequence"));
  const whole = json(file, text);
  if (!isObject(whole)) return refuseEntry("", "object");
  for (const name of Object.keys(whole)) {
    if (name !== "packets" && name !== "times") refuseEntry(name, "object");
  }
  const { packets, times = 1 } = whole;
  if (!Array.isArray(packets) || packets.length === 0 || packets.length > limits.sequencePackets)
    return refuseEntry("packets", "packets");
  if (!isTimes(times, packets.length)) return refuseEntry("times", "times");
  const read: Packet[] = [];
  for (const [place, packet] of packets.entries()) {
    const at = `packets[${place}]`;
    const given = isObject(packet) ? kinds.filter((kind) => packet[kind] !== undefined) : [];
    const [kind] = given;
    if (!isObject(packet) || kind === undefined || given.length > 1) return refuseEntry(at, "packet");
    for (const name of Object.keys(packet)) if (name !== kind && name !== "pause") refuseEntry(at, "packet");
    const { pause = 0, [kind]: value } = packet;
    if (typeof pause !== "number" || !(pause >= 0 && pause <= limits.sequencePauseMs))
      return refuseEntry(`${at}.pause`, "pause");
    if (typeof value !== "string") return refuseEntry(`${at}.${kind}`, "text");
    const taken = <T>(parsed: Parsed<T>): T =>
      parsed.ok
        ? parsed.value
        : refuseUsage("sequence-content", {
            file,
            at: `${at}.${kind}`,
            mistake: statementOf(parsed.problem),
          });
    const content = taken(await readContent(kind, value, { file, family }));
    taken(checkPayloadSize(contentSize(content), family));
    read.push({ content, pauseMs: pause });
  }
  return {
    content: { kind: "sequence", packets: read },
    count: times === endless ? null : times * read.length,
    rate: sequenceRate(read),
  };
}

async function readContent(
  kind: (typeof kinds)[number],
  value: string,
  { file, family }: { readonly file: string; readonly family: Family },
): Promise<Parsed<Packet["content"]>> {
  switch (kind) {
    case "text":
      return accept({ kind: "bytes", payload: writeUtf8(value) });
    case "hex": {
      const bytes = parseHex(value);
      return bytes.ok ? accept({ kind: "bytes", payload: bytes.value }) : bytes;
    }
    case "template": {
      const parts = parseTemplate(value);
      return parts.ok ? accept({ kind: "template", template: value }) : parts;
    }
    case "file": {
      // Beside the file that names it, wherever the command runs.
      const path = resolve(dirname(file), value);
      const payload = await readStart(path, payloadLimit(family) + 1, "payload");
      return accept({ kind: "bytes", payload });
    }
  }
}

function json(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuseUsage("sequence-not-json", { file, why: error instanceof Error ? error.message : "" });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTimes(times: unknown, packets: number): times is number | typeof endless {
  if (times === endless) return true;
  return (
    typeof times === "number" && Number.isInteger(times) && times >= 1 && times * packets <= limits.sendCount
  );
}
