import { packetSubject } from "../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../shared/filter/parse.ts";
import { parseMulticastTtl, parseQuantity, parseSendRate } from "../../../shared/input/quantities.ts";
import { limits } from "../../../shared/limits.ts";
import { parseHostPort } from "../../../shared/net/address.ts";
import type { ReplayPlan } from "../../engine/replay/replay.ts";
import { readArguments } from "./arguments.ts";
import { accepted, refuseUsage } from "./usage.ts";

const options = {
  to: "replay-target",
  on: "interface",
  rate: "rate",
  speed: "speed",
  ttl: "ttl",
  times: "times",
  filter: "filter",
  preview: null,
  "no-loopback": null,
  yes: null,
  json: null,
} as const;

/** What `replay` was asked for. */
export interface ReplayCommand {
  readonly plan: ReplayPlan;
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
  if (values.filter !== undefined) accepted(parseFilter(values.filter, packetSubject));
  const speed = { of: "speed", low: 0.01, high: 1_000 } as const;
  const times = { of: "times", low: 1, high: limits.sendCount } as const;
  return {
    plan: {
      path,
      filter: values.filter ?? null,
      to: values.to === undefined ? null : readTarget(values.to),
      interface: values.on ?? null,
      ttl: values.ttl === undefined ? 1 : accepted(parseMulticastTtl(values.ttl)),
      loopback: switches["no-loopback"] !== true,
      pace:
        values.rate === undefined
          ? { kind: "speed", factor: accepted(parseQuantity(values.speed ?? "1", speed, true)) }
          : { kind: "rate", perSecond: accepted(parseSendRate(values.rate)) },
      times: values.times === undefined ? 1 : accepted(parseQuantity(values.times, times)),
    },
    preview: switches.preview === true,
    agreed: switches.yes === true,
    json: switches.json === true,
  };
}

function readTarget(text: string): { address: string; port: number } {
  const { address, port } = accepted(parseHostPort(text));
  if (port === null) return refuseUsage("replay-target-without-port", { text });
  return { address: address.zone === null ? address.text : `${address.text}%${address.zone}`, port };
}
