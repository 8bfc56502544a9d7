import { formatCount, formatFixed } from "./text/count.ts";
import { inLanguages } from "./text/words.ts";

const words = inLanguages({
  en: { bytes: (count: number) => `${count} ${count === 1 ? "byte" : "bytes"}`, now: "now" },
  de: { bytes: (count) => `${count} Byte`, now: "jetzt" },
});

/**
 * Numbers, units and spans as the program writes them everywhere (times of day: `text/clock.ts`). The spoken language decides how
 * thousands are grouped and where decimals begin, nothing else: a space stands before a unit.
 */

/** Packets a second: whole from 10 on, one decimal below, none where it would be zero. */
export function formatRate(perSecond: number): string {
  const tenths = Math.round(perSecond * 10) / 10;
  if (tenths >= 10) return formatCount(Math.round(perSecond));
  return Number.isInteger(tenths) ? String(tenths) : formatFixed(tenths, 1);
}

export const bitUnits = ["b", "kb", "Mb", "Gb"] as const;

/** Decimal multiples, as networks count: 1 kb is 1,000 bits. */
export type BitUnit = (typeof bitUnits)[number];

/** The unit in which a number of bits reads below 1,000 after rounding. */
export function bitUnit(bits: number): BitUnit {
  if (Math.round(bits) < 1e3) return "b";
  if (Math.round(bits / 1e2) < 1e4) return "kb";
  if (Math.round(bits / 1e5) < 1e4) return "Mb";
  return "Gb";
}

/** Bits with one decimal, whole ones without. `unit` keeps a unit that is shown already. */
export function formatBits(bits: number, unit: BitUnit = bitUnit(bits)): { value: string; unit: BitUnit } {
  const scaled = bits / 1_000 ** bitUnits.indexOf(unit);
  if (unit === "b" || bits === 0) return { value: formatCount(Math.round(scaled)), unit };
  return { value: formatFixed(Math.round(scaled * 10) / 10, 1), unit };
}

/** A rate in one text, its unit spelled out: “42.6 Mbit/s”. */
export function formatBitRate(bitsPerSecond: number): string {
  const { value, unit } = formatBits(bitsPerSecond);
  return `${value} ${unit}it/s`;
}

/** The same where rates are round as often as not: “100 Mbit/s”, “42.6 Mbit/s”. */
export function formatRoundBitRate(bitsPerSecond: number): string {
  return formatBitRate(bitsPerSecond).replace(/[.,]0 /, " ");
}

/** Memory and payloads, binary multiples named as such: “143 bytes”, “64.0 MiB”. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return words().bytes(Math.round(bytes));
  const units = ["KiB", "MiB", "GiB"] as const;
  let scaled = bytes / 1_024;
  let unit = 0;
  while (Math.round(scaled * 10) >= 10_240 && unit < units.length - 1) {
    scaled /= 1_024;
    unit += 1;
  }
  return `${formatFixed(scaled, 1)} ${units[unit]}`;
}

/** The speed of an interface, given in megabits a second: “100 Mbit/s”, “2.5 Gbit/s”. */
export function formatSpeed(megabits: number): string {
  if (megabits < 1_000) return `${megabits} Mbit/s`;
  const tenths = Math.round(megabits / 100);
  return `${tenths % 10 === 0 ? formatCount(tenths / 10) : formatFixed(tenths / 10, 1)} Gbit/s`;
}

/** How long ago, in ms: “now” within the second, “4 s”, then “2:14” and “1:02:14”. */
export function formatAge(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 1) return words().now;
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** A span in ms for sentences, in its two largest units: “14 s”, “2 min 14 s”, “3 h 5 min”, “2 d 4 h”. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return `${seconds} s`;
  if (hours < 1) return pair(minutes, "min", seconds % 60, "s");
  if (hours < 24) return pair(hours, "h", minutes % 60, "min");
  return pair(Math.floor(hours / 24), "d", hours % 24, "h");
}

/** A span in ms in its largest unit, rounded down, where the exact one stands beside it: “14 s”, “2 min”, “3 h”, “2 d”. */
export function formatRoughly(ms: number): string {
  const [largest = 0] = [86_400_000, 3_600_000, 60_000].filter((unit) => ms >= unit);
  return formatDuration(largest === 0 ? ms : Math.floor(ms / largest) * largest);
}

/** The span, in ms, whose duration is the widest text of those with the same units as this one's. */
export function widestSpan(ms: number): number {
  const hour = 3_600_000;
  const day = 24 * hour;
  if (ms < 60_000) return 59_000;
  if (ms < hour) return hour - 1_000;
  return ms < day ? day - 60_000 : (Math.floor(ms / day) + 1) * day - hour;
}

/** A short wait to the millisecond: “3 ms”, “1,240 ms”; one of ten seconds or more like a duration. */
export function formatWait(ms: number): string {
  return ms < 10_000 ? `${formatCount(Math.max(0, Math.round(ms)))} ms` : formatDuration(ms);
}

/** A span for sentences that is told in ms only where it is shorter than a second: “235 ms”, “2 s”, “2 min 14 s”. */
export function formatSoon(ms: number): string {
  return ms < 1_000 ? formatWait(ms) : formatDuration(ms);
}

/** Milliseconds with as many decimals as tell something, without the unit: “0.08”, “90.1”, “1,204”. */
export function formatMs(ms: number): string {
  if (Math.abs(ms) >= 1_000) return formatCount(Math.round(ms));
  return formatFixed(ms, Math.abs(ms) < 10 ? 2 : 1);
}

/** A jitter in ms, without the unit: two decimals wherever it changes by less, so that a column stands still. */
export function formatJitter(ms: number): string {
  return ms >= 1_000 ? formatCount(Math.round(ms)) : formatFixed(ms, 2);
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** A span in ms to the microsecond as seconds, without the unit: “0.000118”, “12.345678”, “−0.250000”. */
export function formatSeconds(ms: number): string {
  const micros = Math.round(ms * 1_000);
  const text = (Math.abs(micros) / 1_000_000).toFixed(6);
  // Not grouped: columns of them are read by their decimals.
  const shown = text.replace(".", formatFixed(0, 1).slice(1, 2));
  return micros < 0 ? `−${shown}` : shown;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
