import { formatFixed } from "../../../../shared/text/count.ts";

const units = [
  [86_400, "d"],
  [3_600, "h"],
  [60, "min"],
] as const;

/** “2 h”, “45 min”, “95 s”; what is no whole number of hours is rounded. */
export function lengthWords(seconds: number): string {
  if (seconds === 86_400) return "24 h";
  const whole = units.find(([unit]) => seconds >= unit && seconds % unit === 0);
  if (whole) return `${seconds / whole[0]} ${whole[1]}`;
  if (seconds < 600) return `${Math.round(seconds)} s`;
  // no words: units
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${formatFixed(seconds / 3_600, 1)} h`;
}
