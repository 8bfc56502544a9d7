import { packetsOfRound } from "../../../shared/contract/listed-packets.ts";
import { contentSize, type SendContent, type SendRequest } from "../../../shared/contract/sends.ts";
import type { InterfaceNames } from "../../../shared/input/interface-choice.ts";
import { parseJoinText } from "../../../shared/input/join-text.ts";
import {
  checkPayloadSize,
  parseMulticastTtl,
  parsePieceSize,
  parseUnicastTtl,
} from "../../../shared/input/quantities.ts";
import { limits } from "../../../shared/limits.ts";
import { type Family, parsePort } from "../../../shared/net/address.ts";
import { parseDscp } from "../../../shared/net/dscp.ts";
import { refuse } from "../../../shared/parsed.ts";
import { parseTemplate } from "../../../shared/template/parse.ts";
import { templateBytes } from "../../../shared/template/part.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { readStart } from "./file.ts";
import { checkGivenOnce, type PayloadOptions, readPayload } from "./payload.ts";
import { readPace, type UsualPace } from "./send-pace.ts";
import { readSequence } from "./sequence.ts";
import { sizeOfFile } from "./stage-file.ts";
import { targetTexts } from "./targets.ts";
import { readTest } from "./test-options.ts";
import { accepted, refuseUsage } from "./usage.ts";

const options = {
  on: "interface",
  ttl: "ttl",
  count: "count",
  duration: "duration",
  rate: "rate",
  bitrate: "bitrate",
  burst: "burst",
  size: "size",
  text: "text",
  hex: "hex",
  file: "file",
  template: "template",
  sequence: "sequence",
  pieces: "pieces",
  dscp: "dscp",
  test: null,
  format: "format",
  preset: "preset",
  run: "run",
  fresh: null,
  yes: null,
  "source-port": "source-port",
  "share-source-port": null,
  "no-loopback": null,
  json: null,
} as const;

/** TTL where none is named: a group's packets stay on the subnet, a host's reach it where it is. */
const defaultTtl = { group: "1", host: "64" } as const;
/** One packet, or a few a second: harmless to any network. */
const usualPace: UsualPace = { rate: "100", burst: "1", length: { count: "1" } };

export interface SendCommand {
  readonly request: SendRequest;
  readonly json: boolean;
  /** A file that is brought to the monitor before it is sent; null where there is none. */
  readonly file: string | null;
  /** Whether another group of the same range, which nothing uses here, is taken in place of the one named. */
  readonly fresh: boolean;
  /** Whether the rate was agreed to, however high it is. */
  readonly agreed: boolean;
  /** The interfaces are read only now: says in a sentence when the one that was named is not there. */
  checkPlace(interfaces: readonly InterfaceNames[]): void;
}

export async function readSendArguments(args: readonly string[]): Promise<SendCommand> {
  const read = readArguments(args, options);
  const { values, switches } = read;
  const text = targetText(read);
  const target = accepted(parseJoinText(text));
  if (target.from !== null) refuseUsage("target-with-source", {});
  if (target.address.use === "broadcast") accepted(refuse("group-is-broadcast", {}, 0, 0));
  if (target.kind === "port") refuseUsage("target-unspecified", { address: target.address.text });
  if (target.bind === "any") refuseUsage("target-with-bind", {});
  const ttl = values.ttl ?? defaultTtl[target.kind];
  const { family } = target.address;
  const test = readTest(read, family);
  if (test?.fresh && target.kind !== "group") refuseUsage("fresh-of-host", { address: target.address.text });
  const sequence = values.sequence === undefined ? null : await readOnlySequence(read, family);
  if (values.pieces !== undefined && (sequence !== null || test !== null))
    refuseUsage("options-exclude", {
      first: "--pieces",
      second: sequence === null ? "--test" : "--sequence",
    });
  const content: SendContent = sequence?.content ?? test?.content ?? (await readContent(values, family));
  const usual = test ? { ...test.preset, burst: String(test.preset.burst), length: test.preset } : usualPace;
  return {
    request: {
      address: target.address.text,
      port: target.port,
      interface: target.on,
      sourcePort: values["source-port"] === undefined ? null : accepted(parsePort(values["source-port"])),
      sharesPort: switches["share-source-port"] === true,
      ttl: accepted(target.kind === "group" ? parseMulticastTtl(ttl) : parseUnicastTtl(ttl)),
      loopback: switches["no-loopback"] !== true,
      ...(values.dscp === undefined ? {} : { dscp: accepted(parseDscp(values.dscp)) }),
      content,
      ...(sequence === null
        ? readPace(values, contentSize(content), ofPieces(content, values) ?? usual)
        : { rate: sequence.rate, count: sequence.count, burst: 1 }),
    },
    json: switches.json === true,
    file: content.kind === "file-pieces" ? (values.file ?? null) : null,
    fresh: test?.fresh === true,
    agreed: switches.yes === true,
    checkPlace: (interfaces) => {
      accepted(parseJoinText(text, interfaces));
    },
  };
}

/** Packets and pauses of a file, which leave nothing to say to options of payload and pace. */
function readOnlySequence({ values, switches }: Arguments<typeof options>, family: Family) {
  const others = [
    ...([
      "count",
      "duration",
      "rate",
      "bitrate",
      "burst",
      "size",
      "text",
      "hex",
      "file",
      "template",
    ] as const),
  ];
  const other = others.find((name) => values[name] !== undefined) ?? (switches.test === true ? "test" : null);
  if (other !== null) refuseUsage("options-exclude", { first: "--sequence", second: `--${other}` });
  return readSequence(values.sequence ?? "", family);
}

/** The same bytes in each packet, or a template's. */
async function readContent(
  values: PayloadOptions & { readonly pieces?: string | undefined },
  family: Family,
): Promise<SendContent> {
  const { template, pieces } = values;
  if (pieces !== undefined) return readPieces(values, pieces, family);
  if (template === undefined) return { kind: "bytes", payload: await readPayload(values, family) };
  checkGivenOnce(values);
  const parts = accepted(parseTemplate(template));
  accepted(checkPayloadSize(templateBytes(parts), family));
  return { kind: "template", template };
}

/** Stands for the number of a file until it is brought to the monitor. */
const notStaged = 1;

/** A file in datagrams of so many bytes. */
async function readPieces(values: PayloadOptions, pieces: string, family: Family): Promise<SendContent> {
  const { file } = values;
  if (file === undefined) return refuseUsage("pieces-without-file", {});
  checkGivenOnce(values);
  const size = accepted(parsePieceSize(pieces, family));
  const bytes = await sizeOfFile(file);
  if (bytes !== null && bytes > limits.stagedFileBytes)
    refuseUsage("file-beyond-pieces", { file, most: limits.stagedFileBytes });
  if (bytes !== null && bytes > limits.sendFileBytes)
    return { kind: "file-pieces", file: notStaged, bytes, size };
  const payload = await readStart(file, limits.sendFileBytes + 1, "payload");
  // Of a pipe it is not known before how much will come.
  if (payload.length > limits.sendFileBytes)
    refuseUsage("file-beyond-pieces", { file, most: limits.sendFileBytes });
  return { kind: "pieces", payload, size };
}

/** A file that is sent in pieces goes out once, at a rate that harms nobody, where nothing else is said. */
function ofPieces(
  content: SendContent,
  { duration }: { readonly duration?: string | undefined },
): UsualPace | null {
  if (content.kind !== "pieces" && content.kind !== "file-pieces") return null;
  if (duration !== undefined) refuseUsage("options-exclude", { first: "--pieces", second: "--duration" });
  return { ...usualPace, length: { count: String(packetsOfRound(content)) } };
}

function targetText({ values, rest }: Arguments<typeof options>): string {
  const [target, extra] = targetTexts(rest);
  if (target === undefined) refuseUsage("target-missing", {});
  if (extra !== undefined) refuseUsage("word-too-many", { word: extra, command: "send" });
  return values.on === undefined ? target : `${target} on ${values.on}`;
}
