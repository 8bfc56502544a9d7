import { parseSendBurst, parseSendCount } from "../../../shared/input/quantities.ts";
import { parseRates } from "../../../shared/input/send-rate.ts";
import { parseRunSeconds } from "../../../shared/input/test-stream.ts";
import { type Course, courseOf } from "../../../shared/sending/course.ts";
import { accepted, refuseUsage } from "./usage.ts";

/** The options that say how fast, how many and for how long. */
export interface PaceOptions {
  readonly count?: string | undefined;
  readonly duration?: string | undefined;
  readonly rate?: string | undefined;
  readonly bitrate?: string | undefined;
  readonly burst?: string | undefined;
}

/** What is taken where neither count nor duration, rate nor bit rate, or no burst is named. */
export interface UsualPace {
  readonly rate: string;
  readonly burst: string;
  /** How many, or for how long. */
  readonly length: { readonly count: string } | { readonly seconds: number };
}

/** @param size bytes of payload, which tell how many packets a bit rate is */
export function readPace(options: PaceOptions, size: number, usual: UsualPace): Course & { burst: number } {
  const { count, duration, rate, bitrate } = options;
  if (rate !== undefined && bitrate !== undefined) excluding("--rate", "--bitrate");
  if (count !== undefined && duration !== undefined) excluding("--count", "--duration");
  const rates = accepted(
    bitrate === undefined
      ? parseRates(rate ?? usual.rate, "packets", size)
      : parseRates(bitrate, "bits", size),
  );
  const burst = accepted(parseSendBurst(options.burst ?? usual.burst));
  const many = count ?? (duration === undefined && "count" in usual.length ? usual.length.count : undefined);
  if (many !== undefined) {
    if (rates.length > 1) refuseUsage("ramp-with-count", {});
    return { rate: rates[0], count: accepted(parseSendCount(many)), further: [], burst };
  }
  const seconds =
    duration !== undefined
      ? accepted(parseRunSeconds(duration))
      : "seconds" in usual.length
        ? usual.length.seconds
        : 0;
  return { ...courseOf(rates, seconds), burst };
}

function excluding(first: string, second: string): never {
  return refuseUsage("options-exclude", { first, second });
}
