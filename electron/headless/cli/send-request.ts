import type { SendRequest } from "../../../shared/contract/sends.ts";
import type { InterfaceNames } from "../../../shared/input/interface-choice.ts";
import { parseJoinText } from "../../../shared/input/join-text.ts";
import {
  parseMulticastTtl,
  parseSendBurst,
  parseSendCount,
  parseSendRate,
  parseUnicastTtl,
} from "../../../shared/input/quantities.ts";
import { parsePort } from "../../../shared/net/address.ts";
import { refuse } from "../../../shared/parsed.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { readPayload } from "./payload.ts";
import { targetTexts } from "./targets.ts";
import { accepted, refuseUsage } from "./usage.ts";

const options = {
  on: "interface",
  ttl: "ttl",
  count: "count",
  rate: "rate",
  burst: "burst",
  size: "size",
  text: "text",
  hex: "hex",
  file: "file",
  "source-port": "source-port",
  "share-source-port": null,
  "no-loopback": null,
  json: null,
} as const;

/** TTL where none is named: a group's packets stay on the subnet, a host's reach it where it is. */
const defaultTtl = { group: "1", host: "64" } as const;
/** Packets per second where no rate is named: quick for a few, harmless to any network. */
const defaultRate = "100";

export interface SendCommand {
  readonly request: SendRequest;
  readonly json: boolean;
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
  return {
    request: {
      address: target.address.text,
      port: target.port,
      interface: target.on,
      sourcePort: values["source-port"] === undefined ? null : accepted(parsePort(values["source-port"])),
      sharesPort: switches["share-source-port"] === true,
      ttl: accepted(target.kind === "group" ? parseMulticastTtl(ttl) : parseUnicastTtl(ttl)),
      loopback: switches["no-loopback"] !== true,
      content: { kind: "bytes", payload: await readPayload(values, family) },
      count: accepted(parseSendCount(values.count ?? "1")),
      rate: accepted(parseSendRate(values.rate ?? defaultRate)),
      burst: accepted(parseSendBurst(values.burst ?? "1")),
    },
    json: switches.json === true,
    checkPlace: (interfaces) => {
      accepted(parseJoinText(text, interfaces));
    },
  };
}

function targetText({ values, rest }: Arguments<typeof options>): string {
  const [target, extra] = targetTexts(rest);
  if (target === undefined) refuseUsage("target-missing", {});
  if (extra !== undefined) refuseUsage("word-too-many", { word: extra, command: "send" });
  return values.on === undefined ? target : `${target} on ${values.on}`;
}
