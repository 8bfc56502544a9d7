import type { ReplayRequest } from "../../../shared/contract/replays.ts";
import { packetSubject } from "../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../shared/filter/parse.ts";
import { parseMulticastTtl, parseQuantity, parseSendRate } from "../../../shared/input/quantities.ts";
import { limits } from "../../../shared/limits.ts";
import { parseHostPort } from "../../../shared/net/address.ts";
import { parseDscp } from "../../../shared/net/dscp.ts";
import { readArguments } from "./arguments.ts";
import { accepted, acceptedAt, refuseUsage } from "./usage.ts";

const options = {
  to: "replay-target",
  on: "interface",
  rate: "rate",
  speed: "speed",
  ttl: "ttl",
  dscp: "replay-dscp",
  times: "times",
  filter: "filter",
  endless: null,
  rewrite: null,
  preview: null,
  "no-loopback": null,
  yes: null,
  json: null,
} as const;

/** What `replay` was asked for. */
export interface ReplayCommand {
  readonly request: ReplayRequest;
  /** Only tell what would leave. */
  readonly preview: boolean;
  /** Whether a rate that could hurt a network is agreed to. */
  readonly agreed: boolean;
  readonly json: boolean;
}

export function readReplayArguments(args: readonly string[]): ReplayCommand {
  const { values, switches, rest } = readArguments(args, options);
  const [path, further] = rest;
  if (path === undefined) return refuseUsage("recording-missing", {});
  if (further !== undefined) return refuseUsage("word-too-many", { word: further, command: "replay" });
  if (values.rate !== undefined && values.speed !== undefined)
    refuseUsage("options-exclude", { first: "--rate", second: "--speed" });
  if (values.times !== undefined && switches.endless === true)
    refuseUsage("options-exclude", { first: "--times", second: "--endless" });
  const { filter } = values;
  if (filter !== undefined) acceptedAt(filter, parseFilter(filter, packetSubject));
  const speed = { of: "speed", low: limits.replaySlowest, high: limits.replayFastest } as const;
  const times = { of: "times", low: 1, high: limits.sendCount } as const;
  return {
    request: {
      source: { kind: "path", path },
      filter: filter ?? null,
      span: null,
      to: values.to === undefined ? null : readTarget(values.to),
      interface: values.on ?? null,
      ttl: values.ttl === undefined ? 1 : accepted(parseMulticastTtl(values.ttl)),
      dscp: values.dscp === "keep" ? null : values.dscp === undefined ? 0 : accepted(parseDscp(values.dscp)),
      loopback: switches["no-loopback"] !== true,
      pace:
        values.rate === undefined
          ? { kind: "speed", factor: accepted(parseQuantity(values.speed ?? "1", speed, true)) }
          : { kind: "rate", perSecond: accepted(parseSendRate(values.rate)) },
      times: switches.endless === true ? null : accepted(parseQuantity(values.times ?? "1", times)),
      rewrite: switches.rewrite === true,
    },
    preview: switches.preview === true,
    agreed: switches.yes === true,
    json: switches.json === true,
  };
}

/** Without a port packets keep theirs. */
function readTarget(text: string): NonNullable<ReplayRequest["to"]> {
  const { address, port } = accepted(parseHostPort(text));
  return { address: address.zone === null ? address.text : `${address.text}%${address.zone}`, port };
}
