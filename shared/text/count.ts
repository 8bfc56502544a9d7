import type { LanguageCode } from "../model/language.ts";
import { spokenLanguage } from "./spoken.ts";

/** Made once each: a formatter costs a hundred times what it formats. */
const formats = new Map<string, Intl.NumberFormat>();
const plurals = new Map<LanguageCode, Intl.PluralRules>();

/** A number with exactly as many decimals, in the form of the spoken language: “1,234.5” and “1.234,5”. */
export function formatFixed(value: number, decimals: number): string {
  const code = spokenLanguage();
  const key = `${code} ${decimals}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(code, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formats.set(key, format);
  }
  // A negative zero has no sign here.
  return format.format(value + 0);
}

/** A number with the decimals that it has, three at most: “5”, “0.25”, “0,25”. */
export function formatNumber(value: number): string {
  const decimals = [0, 1, 2].find((count) => Number(value.toFixed(count)) === value) ?? 3;
  return formatFixed(value, decimals);
}

/** 65507 as “65,507”: the one way the program writes whole numbers. */
export function formatCount(value: number): string {
  return formatFixed(Math.trunc(value) + 0, 0);
}

/** “1 packet”, “2 packets”; `one` and `many` are words of the spoken language. */
export function plural(count: number, one: string, many = `${one}s`): string {
  const code = spokenLanguage();
  let rules = plurals.get(code);
  if (rules === undefined) {
    rules = new Intl.PluralRules(code);
    plurals.set(code, rules);
  }
  return `${formatCount(count)} ${rules.select(count) === "one" ? one : many}`;
}

/** The widest number of those that are as long as this one, or of six digits at the least: the room that a running count is kept. */
export function widestCount(value: number): number {
  return 1_000 ** Math.max(2, Math.ceil(String(Math.trunc(value)).length / 3)) - 1;
}
