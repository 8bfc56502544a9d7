import { parseAddress } from "../net/address.ts";
import { inSubnet } from "../net/subnet.ts";
import { momentAt } from "../text/clock.ts";
import type {
  AddressTerm,
  Moment,
  MomentTerm,
  NameTerm,
  Net,
  NumberTerm,
  Operator,
  Order,
  Span,
} from "./filter.ts";
import { dayMs } from "./moment.ts";

/** What a term says of values, as tests of them. */

/**
 * Whether a test holds for something that has several values, or none: any of them, but for “!=”, which holds where there is
 * one and none of them is what was named.
 */
export function holdsFor<T>(operator: Operator, values: readonly T[], test: (value: T) => boolean): boolean {
  return operator === "!=" ? values.length > 0 && values.every(test) : values.some(test);
}

export function numberTest({
  operator,
  spans,
}: Pick<NumberTerm<string>, "operator" | "spans">): (value: number) => boolean {
  const [first] = spans;
  if (first === undefined) return () => operator === "!=";
  const [only, low, high] = [spans.length === 1, first.low, first.high];
  const isIn = only
    ? (value: number) => value >= low && value <= high
    : (value: number) => spans.some((span) => value >= span.low && value <= span.high);
  return ordered(operator, low, isIn);
}

function ordered(
  operator: Order,
  wanted: number,
  isIn: (value: number) => boolean,
): (value: number) => boolean {
  switch (operator) {
    case "=":
      return isIn;
    case "!=":
      return (value) => !isIn(value);
    case "<":
      return (value) => value < wanted;
    case "<=":
      return (value) => value <= wanted;
    case ">":
      return (value) => value > wanted;
    case ">=":
      return (value) => value >= wanted;
  }
}

export function nameTest({
  operator,
  texts,
}: Pick<NameTerm<string>, "operator" | "texts">): (value: string) => boolean {
  const wanted = texts.map((text) => text.toLowerCase());
  if (operator === "~") return (value) => wanted.some((text) => value.toLowerCase().includes(text));
  return (value) => wanted.includes(value.toLowerCase()) === (operator === "=");
}

export function addressTest({
  operator,
  nets,
}: Pick<AddressTerm<string>, "operator" | "nets">): (address: string) => boolean {
  return (address) => nets.some((net) => isInNet(address, net)) === (operator === "=");
}

/** An address with a zone is in the net of its zone, and in one that names none. */
function isInNet(address: string, { text, prefix }: Net): boolean {
  const [own = "", zone = null] = address.split("%");
  const [wanted = "", wantedZone = null] = text.split("%");
  if (wantedZone !== null && wantedZone !== zone) return false;
  const parsed = parseAddress(wanted);
  return parsed.ok && inSubnet(parsed.value, { family: parsed.value.family, address: own, prefix });
}

/** @returns a test of milliseconds since 1970 */
export function momentTest({
  operator,
  spans,
}: Pick<MomentTerm<string>, "operator" | "spans">): (at: number) => boolean {
  const tests = spans.map((span) => inSpan(operator, span));
  const isIn = (at: number): boolean => tests.some((test) => test(at));
  return operator === "!=" ? (at) => !isIn(at) : isIn;
}

function inSpan(operator: Order, { low, high }: Span<Moment>): (at: number) => boolean {
  if (operator === "=" || operator === "!=") {
    const [from, to] = [sideOf(low), sideOf(high)];
    const { lasts } = high;
    // Of a time of day that is later than the other the range goes over midnight.
    const wraps = low.date === null && high.date === null && low.ms > high.ms;
    if (wraps) return (at) => from(at) >= 0 || to(at) < lasts;
    return (at) => from(at) >= 0 && to(at) < lasts;
  }
  const side = sideOf(low);
  const holds = ordered(operator, 0, () => false);
  return (at) => holds(side(at));
}

/** How long after a moment something was, in ms; before it, below zero. Of a time of day: on that day. */
function sideOf(moment: Moment): (at: number) => number {
  const { date, ms, utc } = moment;
  if (date !== null) {
    const { year, month, day } = date;
    const begin = momentAt(year, month - 1, day, ms, utc ? "utc" : "local");
    return (at) => at - begin;
  }
  const zone = utc ? () => 0 : zoneOffset();
  return (at) => {
    const local = at + zone(at);
    return local - dayMs * Math.floor(local / dayMs) - ms;
  };
}

/** Clocks are set on a quarter of an hour of UTC, everywhere. */
const zoneStepMs = 15 * 60_000;

/** What local time is ahead of UTC at a moment, in ms; packets mostly come in the same quarter of an hour as the one before. */
function zoneOffset(): (at: number) => number {
  let step = Number.NaN;
  let offset = 0;
  return (at) => {
    const its = Math.floor(at / zoneStepMs);
    if (its !== step) {
      step = its;
      offset = -60_000 * new Date(at).getTimezoneOffset();
    }
    return offset;
  };
}
