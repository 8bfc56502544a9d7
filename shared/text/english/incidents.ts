import { formatBitRate, formatDuration, formatMs, formatRate } from "../../format.ts";
import type { incidentTable } from "../../statements/incidents.ts";
import { plural } from "../count.ts";
import type { Sentences } from "../say.ts";
import { english as membershipEvents } from "./events.ts";

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
  "source-new": ({ address, port }) => `${address} sends, from port ${port}.`,
  "source-gone": ({ address, silentMs }) =>
    `${address} sends no more: nothing for ${formatDuration(silentMs)}.`,
  "notifier-test": () => "This is a test: Castscope was asked to tell of it.",
};
