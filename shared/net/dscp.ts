import { accept, type Parsed, refuse } from "../parsed.ts";

/**
 * Differentiated services: the upper six bits of IPv4's TOS byte and IPv6's traffic class (RFC 2474). The
 * lower two are ECN (RFC 3168).
 *
 * Names of code points, as in IANA's registry: class selectors (RFC 2474), assured forwarding (RFC 2597),
 * expedited forwarding (RFC 3246), voice admit (RFC 5865), lower effort (RFC 8622). RFC 4594 says what each is for.
 */
const names: ReadonlyMap<number, string> = new Map([
  [0, "CS0"],
  [1, "LE"],
  [8, "CS1"],
  [10, "AF11"],
  [12, "AF12"],
  [14, "AF13"],
  [16, "CS2"],
  [18, "AF21"],
  [20, "AF22"],
  [22, "AF23"],
  [24, "CS3"],
  [26, "AF31"],
  [28, "AF32"],
  [30, "AF33"],
  [32, "CS4"],
  [34, "AF41"],
  [36, "AF42"],
  [38, "AF43"],
  [40, "CS5"],
  [44, "VA"],
  [46, "EF"],
  [48, "CS6"],
  [56, "CS7"],
]);

/** Other words that people and tools write for some of them. */
const otherNames: ReadonlyMap<string, number> = new Map([
  ["BE", 0],
  ["DF", 0],
  ["DEFAULT", 0],
  ["VOICE-ADMIT", 44],
]);

const values = new Map([...otherNames, ...[...names].map(([value, name]) => [name, value] as const)]);

export const largestDscp = 63;

/** The code points that have a name, smallest first, for a list to choose from. */
export const namedDscps: readonly { readonly value: number; readonly name: string }[] = [...names].map(
  ([value, name]) => ({ value, name }),
);

/** The DSCP in a TOS byte or traffic class. */
export function dscpOf(tos: number): number {
  return (tos >> 2) & largestDscp;
}

/** Its name, such as “AF41”, or the number where it has none. */
export function formatDscp(dscp: number): string {
  return names.get(dscp) ?? String(dscp);
}

/** Its name with the number, such as “AF41 (34)”; the number alone where it has no name. */
export function describeDscp(dscp: number): string {
  const name = names.get(dscp);
  return name === undefined ? String(dscp) : `${name} (${dscp})`;
}

/** Code points that were seen: a bit for each, those below 32 and the others, as two whole numbers of 32 bits. */
export interface DscpSet {
  readonly low: number;
  readonly high: number;
}

/** The code points of a set, smallest first. */
export function dscpsIn({ low, high }: DscpSet): number[] {
  const has = (dscp: number): boolean => (((dscp < 32 ? low : high) >>> (dscp & 31)) & 1) === 1;
  return Array.from({ length: largestDscp + 1 }, (_, dscp) => dscp).filter(has);
}

/** The names of a set, as “CS0, EF”. */
export function formatDscps(dscps: DscpSet): string {
  return dscpsIn(dscps).map(formatDscp).join(", ");
}

/** Reads a DSCP as a name in any case (`AF41`, `ef`, `BE`) or a number, decimal or `0x` and hex; 0 to 63. */
export function parseDscp(text: string): Parsed<number> {
  const typed = text.trim();
  if (typed === "") return refuse("dscp-missing", {}, 0, text.length, true);
  const named = values.get(typed.toUpperCase());
  if (named !== undefined) return accept(named);
  if (!/^(\d+|0x[0-9a-f]+)$/i.test(typed)) return refuse("dscp-unknown", { text: typed }, 0, text.length);
  const value = Number(typed);
  if (value <= largestDscp) return accept(value);
  // Who writes the whole byte, as ping -Q takes it, means its upper six bits.
  const meant = value <= 255 && value % 4 === 0 ? formatDscp(dscpOf(value)) : null;
  return refuse("dscp-too-large", { text: typed, meant }, 0, text.length);
}
