import * as v from "valibot";
import { testFormats } from "../test-stream/format-names.ts";
import { descriptionProblems } from "./described.ts";
import { expectFigures } from "./expect-figures.ts";
import { filterProblems } from "./filters.ts";
import { profileProblems } from "./profiles.ts";
import type { Statement, ValuesOf } from "./statement.ts";
import { templateFieldNames } from "./template-fields.ts";

const text = v.string();
const number = v.number();
const family = v.picklist([4, 6]);
const figure = v.picklist(expectFigures);

/** What a number can be asked for; the language's table has the words. */
export const quantityNames = [
  "multicast-ttl",
  "unicast-ttl",
  "send-count",
  "send-rate",
  "send-burst",
  "seconds",
  "memory",
  "payload",
  "flow",
  "run-seconds",
  "limit",
  "speed",
  "times",
  "pause",
] as const;
/** A quantity with its bounds, both allowed. */
const quantity = v.object({ of: v.picklist(quantityNames), low: number, high: number });
export type Quantity = v.InferOutput<typeof quantity>;

/** An interface that this computer does not have, and those that it has. */
const missing = { wanted: text, looksLikeAddress: v.boolean(), names: v.array(text) };

/** What can be wrong with a text that a person typed. */
export const inputProblems = {
  // An address and its port.
  "not-an-address": { text },
  "zone-without-ipv6": {},
  "zone-empty": {},
  "ipv4-empty-part": { text },
  "ipv4-part-not-a-number": { part: text },
  "ipv4-leading-zero": { part: text, meant: text },
  "ipv4-part-too-large": { part: text },
  "ipv4-too-many-parts": { text, parts: number },
  "ipv4-too-few-parts": { text, parts: number },
  "ipv4-in-ipv6-form": { text, ipv4: text },
  "ipv6-begun": { text },
  "ipv6-two-gaps": { text },
  "ipv6-group-missing": {},
  "ipv6-group-not-hex": { group: text },
  "ipv6-group-too-long": { group: text },
  "ipv6-too-many-groups": { text, groups: number },
  "ipv6-too-few-groups": { text, groups: number },
  "ipv6-without-brackets": { meant: text },
  "bracket-not-closed": {},
  "brackets-around-ipv4": { address: text },
  "no-colon-after-bracket": {},
  "port-missing": {},
  /** `whole` is what was typed with a port added to it. */
  "port-missing-after": { whole: text },
  "not-a-group": { address: text },
  "not-a-port": { text },
  "port-zero": {},
  "port-too-large": { text },
  // A group to join, its source, and where.
  "group-missing": {},
  "group-is-broadcast": {},
  "address-reserved": { address: text },
  /** A link-local host, which is another computer on each link. */
  "zone-missing": { address: text },
  "word-unknown": { word: text },
  "clause-twice": { clause: v.picklist(["on", "from", "bind"]) },
  "clause-empty": { clause: v.picklist(["on", "from", "bind"]) },
  "bind-unknown": { text },
  "bind-of-host": { host: text },
  "bind-of-port": { address: text },
  /** A source, an interface or a zone beside the wildcard. */
  "port-watched-whole": { address: text },
  "only-a-port": { text, port: text },
  "stream-of-a-server": { scheme: text },
  /** Without a scheme the text is none of a URL, but for its query. */
  "url-without-group": { scheme: v.nullable(text) },
  "no-group-after-at": {},
  /** `turned` has source and group in their right places. */
  "group-before-at": { turned: text },
  "query-names-several": { clause: v.picklist(["on", "from"]) },
  "zone-differs-from-on": { zone: text, on: text },
  "source-twice": { first: text, second: text },
  "source-zone-differs": { zone: text, on: text },
  "source-with-port": { source: text },
  "source-of-host": { host: text },
  "source-is-group": { source: text },
  "source-not-a-host": { source: text },
  "source-of-other-family": { source: family, group: family },
  "group-without-sources": { group: text },
  // A range of groups or ports, and a list of them.
  "range-end-missing": { text },
  /** Also of ports. */
  "range-backwards": { first: text, last: text },
  /** “239.1.1.1:5004 - 239.1.1.20:5006”. */
  "range-of-two-ports": { first: text, last: text },
  "range-of-two-families": { first: text, last: text },
  "prefix-unreadable": { text, family },
  /** Some of it is no group. */
  "range-leaves-groups": { last: text },
  "range-too-large": { count: number, most: number },
  /** A host among the groups of a list; null where its port is missing too. */
  "host-in-list": { host: text, port: v.nullable(number) },
  "list-without-groups": { what: v.picklist(["sdp", "csv"]) },
  "interface-unknown": missing,
  "zone-unknown": missing,
  // Where a send goes to and from.
  "destination-missing": {},
  "destination-has-more": { word: text },
  "destination-has-source": { source: text },
  "destination-is-broadcast": { address: text },
  "destination-unspecified": { address: text },
  "zone-differs-from-from": { zone: text, from: text },
  "interface-went": { interface: text },
  "interface-lacks-family": { interface: text, family },
  // Numbers.
  "number-missing": { quantity },
  "not-a-number": { text, quantity },
  "number-two-ways": { text, small: number, large: number },
  "number-too-small": { text, quantity },
  "number-too-large": { text, quantity },
  "rate-too-small": { text },
  /** How a recording goes over several files. */
  "rotation-unreadable": { text },
  "time-too-short": { text },
  // A send's rate in bits, or in steps.
  /** A unit of bits at packets per second. */
  "rate-with-unit": { text },
  "bitrate-missing": {},
  "bitrate-unreadable": { text },
  "bitrate-of-nothing": {},
  /** `rate` is what it would be in packets per second, `bits` what the most of those are. */
  "bitrate-too-large": { text, size: number, rate: number, most: number, bits: number },
  "bitrate-too-small": { text, size: number, bits: number },
  "ramp-unreadable": { text },
  "ramp-not-rising": { low: text, high: text },
  "ramp-without-end": {},
  // A test stream.
  "run-id-missing": {},
  "run-id-unreadable": { text },
  "test-too-small": { format: v.picklist(testFormats), bytes: number, least: number },
  // What is expected of a group.
  "expectation-missing": {},
  "expected-figure-unknown": { word: text },
  "expected-operator-unknown": { figure, sign: text },
  "expected-number-missing": { figure, text },
  "expected-unit-missing": { figure, number: text },
  "expected-unit-unknown": { figure, unit: text },
  "expected-loss-too-large": { number: text },
  "dscp-missing": {},
  "dscp-unknown": { text },
  /** `meant` is the DSCP in the text as a whole TOS byte, null where it is none. */
  "dscp-too-large": { text, meant: v.nullable(text) },
  // Bytes.
  "payload-file-empty": {},
  "payload-file-missing": {},
  "payload-too-large": { bytes: number, family, most: number },
  "not-a-hex-digit": { character: text },
  "no-hex-digits": { sign: text },
  "half-a-byte": { digits: number },
  "odd-hex-digits": { digits: text, last: text },
  // Templates, see docs/templates.md.
  "template-too-long": { most: number },
  "template-field-open": {},
  "template-escape": { sign: text },
  "template-field-unknown": { field: text },
  "template-field-words": { field: v.picklist(templateFieldNames) },
  "template-too-many-fields": { fields: number, most: number },
  ...descriptionProblems,
  ...filterProblems,
  ...profileProblems,
} as const;

export type InputProblemName = keyof typeof inputProblems;
export type InputProblemValues<N extends InputProblemName> = ValuesOf<typeof inputProblems, N>;
export type InputStatement = Statement<typeof inputProblems>;
