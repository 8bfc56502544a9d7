import { formatFixed } from "../../../../shared/text/count.ts";

/** A round number beside a line of a chart, with the decimals that it has: “0.05”, “0,05”. */
export function numberText(value: number): string {
  const [, decimals = ""] = String(value).split(".");
  return decimals === "" ? String(value) : formatFixed(value, decimals.length);
}
