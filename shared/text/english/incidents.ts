import { formatBitRate, formatDuration, formatMs, formatRate } from "../../format.ts";
import { formatEndpoint } from "../../net/address.ts";
import type { incidentTable } from "../../statements/incidents.ts";
import { plural } from "../count.ts";
import { type Sentences, say } from "../say.ts";
import { english as membershipEvents } from "./events.ts";
import { english as problems } from "./problems/problems.ts";

export const english: Sentences<typeof incidentTable> = {
  ...membershipEvents,
  "loss-above": ({ limit }) => `Loss above ${limit} %.`,
  "rate-below": ({ limit }) => `Less than ${formatRate(limit)} packets a second.`,
  "rate-above": ({ limit }) => `More than ${formatRate(limit)} packets a second.`,
  "bitrate-below": ({ limit }) => `Rate below ${formatBitRate(limit)}.`,
  "bitrate-above": ({ limit }) => `Rate above ${formatBitRate(limit)}.`,
  "silence-over": ({ limit }) => `Silence longer than ${formatDuration(limit * 1_000)}.`,
  "jitter-above": ({ limit }) => `Jitter above ${formatMs(limit)} ms.`,
  "sources-not": ({ limit }) => `Other than ${plural(limit, "source")} sending.`,
  "error-seconds-above": ({ limit }) => `More than ${plural(limit, "error second")} within an hour.`,
  silent: () => "Nothing has come since the join.",
  "querier-suspected": ({ interface: name, protocol, afterMs }) =>
    `It ended ${formatDuration(afterMs)} after the join: there may be no ${protocol} querier on ${name}.`,
  "source-new": ({ address, port }) => `${address} sends, from port ${port}.`,
  "source-changed": ({ before, address, port }) =>
    `${address} sends in place of ${before}, from port ${port}.`,
  "source-gone": ({ address, silentMs }) =>
    `${address} sends no more: nothing for ${formatDuration(silentMs)}.`,
  "send-failed": ({ address, port, problem }) =>
    `Sending to ${formatEndpoint(address, port)} failed. ${say(problems, problem)}`,
  "recording-started": ({ file }) => `Recording what follows into ${file}.`,
  "notifier-test": () => "This is a test: Castscope was asked to tell of it.",
};
