import { accept, type Parsed, refuse } from "../parsed.ts";
import { type ExpectFigure, expectFigures } from "../statements/expect-figures.ts";
import { expectUnits } from "./units.ts";

export const expectOperators = ["<", "<=", ">", ">=", "=", "!="] as const;
export type ExpectOperator = (typeof expectOperators)[number];

/** What is expected of a group at the end of a watch. */
export interface Expectation {
  /** As it was written, spaces apart. */
  readonly text: string;
  readonly figure: ExpectFigure;
  readonly operator: ExpectOperator;
  /** In the figure's own unit, see `expectUnits`. */
  readonly value: number;
}

/**
 * Reads `loss < 0.1%`, `rate >= 900/s`, `bitrate > 8 Mbit/s`, `jitter < 5 ms`, `lost = 0`: a figure, an operator,
 * a number and its unit. A zero needs no unit.
 */
export function parseExpectation(text: string): Parsed<Expectation> {
  const typed = text.trim();
  if (typed === "") return refuse("expectation-missing", {}, 0, text.length, true);
  const end = text.length;
  const [, word = ""] = /^([^\s<>=!]*)/.exec(typed) ?? [];
  const figure = expectFigures.find((one) => one === word.toLowerCase());
  if (figure === undefined) return refuse("expected-figure-unknown", { word }, 0, end);
  const [, sign = "", rest = ""] = /^\s*([<>=!]*)\s*(.*)$/s.exec(typed.slice(word.length)) ?? [];
  const operator = expectOperators.find((one) => one === sign);
  if (operator === undefined) return refuse("expected-operator-unknown", { figure, sign }, 0, end);
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?(?![\d.,]))?(.*)$/s.exec(rest) ?? [];
  if (number === "") return refuse("expected-number-missing", { figure, text: rest }, 0, end);
  const written = unit.replace(/\s/g, "");
  const amount = Number(number);
  const factor = expectUnits[figure].get(written) ?? (written === "" && amount === 0 ? 1 : undefined);
  if (factor === undefined && written === "")
    return refuse("expected-unit-missing", { figure, number }, 0, end);
  if (factor === undefined) return refuse("expected-unit-unknown", { figure, unit: written }, 0, end);
  const value = amount * factor;
  if (figure === "loss" && value > 100) return refuse("expected-loss-too-large", { number }, 0, end);
  return accept({ text: `${figure} ${operator} ${number}${written}`, figure, operator, value });
}

/** Whether a measured value, in the figure's own unit, is as expected. */
export function holds(
  { operator, value }: Pick<Expectation, "operator" | "value">,
  measured: number,
): boolean {
  switch (operator) {
    case "<":
      return measured < value;
    case "<=":
      return measured <= value;
    case ">":
      return measured > value;
    case ">=":
      return measured >= value;
    case "=":
      return measured === value;
    case "!=":
      return measured !== value;
  }
}
