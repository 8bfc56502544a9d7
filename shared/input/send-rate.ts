import { limits } from "../limits.ts";
import { accept, type Parsed, refuse } from "../parsed.ts";
import { plainNumber, twoWays } from "./number-text.ts";
import { parseSendRate } from "./quantities.ts";

/** What a rate is typed in: packets, or bits of UDP payload, per second. */
export const rateUnits = ["packets", "bits"] as const;
export type RateUnit = (typeof rateUnits)[number];

/** Packets per second, one for each step. */
export type Rates = readonly [number, ...number[]];

const multiples = { "": 1, k: 1e3, m: 1e6, g: 1e9 } as const;
/** A capital B would be bytes. */
const bitrate = /^(\d+(?:\.\d+)?)\s*([kKmMgG]?)(?:b|bps|b\/s|[bB]its?(?:\/s)?)?$/;
const slowest = 0.01;

/**
 * Reads a rate, `950` or `10M`, or a ramp, `100..3200`, that doubles from the first rate until it reaches the second.
 * @param size bytes of payload, which tell how many packets a bit rate is
 */
export function parseRates(text: string, unit: RateUnit, size: number): Parsed<Rates> {
  const [low = "", high, more] = text.split(/\.{2,}|…/);
  if (more !== undefined) return refuse("ramp-unreadable", { text: text.trim() }, 0, text.length);
  const first = parseRate(low, unit, size);
  if (!first.ok || high === undefined) return first.ok ? accept([first.value]) : first;
  const last = parseRate(high, unit, size);
  if (!last.ok) return last;
  if (last.value <= first.value)
    return refuse("ramp-not-rising", { low: low.trim(), high: high.trim() }, 0, text.length);
  return accept(doubling(first.value, last.value));
}

/** The steps of a ramp; the last one is what was asked for, also where it is no double. */
function doubling(low: number, high: number): Rates {
  const rates: [number, ...number[]] = [low];
  for (let rate = low * 2; rate < high * 0.99; rate *= 2) rates.push(rate);
  rates.push(high);
  return rates;
}

function parseRate(text: string, unit: RateUnit, size: number): Parsed<number> {
  if (unit === "bits") return parseBitRate(text, size);
  const typed = text.trim();
  if (/^[\d.,\s]+[kmg]?(b\S*)?$/i.test(typed) && /[a-z]$/i.test(typed))
    return refuse("rate-with-unit", { text: typed }, 0, text.length);
  return parseSendRate(text);
}

/** Bits of payload per second, `10M`, `2.5 Mbit/s` or `64000`, as packets per second. */
function parseBitRate(text: string, size: number): Parsed<number> {
  const typed = text.trim();
  if (typed === "") return refuse("bitrate-missing", {}, 0, text.length, true);
  const [, digits = "", multiple = ""] =
    bitrate.exec(typed.replace(/^[\d.,'’\s]*\d/, (number) => plainNumber(number, true))) ?? [];
  const ways = twoWays(/^[\d.]*/.exec(typed)?.[0] ?? "");
  if (ways !== null) return refuse("number-two-ways", { text: typed, ...ways }, 0, text.length);
  if (digits === "") return refuse("bitrate-unreadable", { text: typed }, 0, text.length);
  if (size === 0) return refuse("bitrate-of-nothing", {}, 0, text.length);
  const bits = Number(digits) * multiples[multiple.toLowerCase() as keyof typeof multiples];
  const rate = bits / (8 * size);
  if (rate > limits.sendRate) {
    const most = limits.sendRate;
    return refuse(
      "bitrate-too-large",
      { text: typed, size, rate, most, bits: most * 8 * size },
      0,
      text.length,
    );
  }
  if (rate < slowest)
    return refuse("bitrate-too-small", { text: typed, size, bits: slowest * 8 * size }, 0, text.length);
  return accept(rate);
}
