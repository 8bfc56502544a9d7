import { limits } from "../limits.ts";
import type { Family } from "../net/address.ts";
import { type Parsed, refuse } from "../parsed.ts";
import type { TestFormat } from "../test-stream/format-names.ts";
import { leastTestBytes } from "../test-stream/least-bytes.ts";
import { parsePayloadSize, parseQuantity } from "./quantities.ts";

const shortestRun = 0.1;

/** The size of a test stream's packets in bytes: enough for the format's header, and for one datagram. */
export function parseTestSize(text: string, format: TestFormat, family: Family): Parsed<number> {
  const size = parsePayloadSize(text, family);
  const least = leastTestBytes(format, family);
  if (!size.ok || size.value >= least) return size;
  return refuse("test-too-small", { format, bytes: size.value, least }, 0, text.length);
}

/** MGEN's number of a flow. */
export function parseFlow(text: string): Parsed<number> {
  return parseQuantity(text, { of: "flow", low: 1, high: 0xffffffff });
}

/** How long a send takes, in seconds. */
export function parseRunSeconds(text: string): Parsed<number> {
  return parseQuantity(text, { of: "run-seconds", low: shortestRun, high: limits.watchSeconds }, true);
}
