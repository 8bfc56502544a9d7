import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Shown } from "./read-layout.ts";

/**
 * What the window is expected to look like, kept beside the test. `CASTSCOPE_PICTURES=renew` writes it anew.
 *
 * Where things stand is text; what they look like is a picture an eighth as wide, of which each pixel is the mean of
 * what it stands for: another version of Chromium smooths the edges of letters otherwise and draws the same picture.
 */

const folder = fileURLToPath(new URL("./expected/", import.meta.url));
const renews = process.env.CASTSCOPE_PICTURES === "renew";

/** Pixels by which a box may differ: places are rounded. */
const tolerance = 1;

/** The same window in both themes. */
export interface Layouts {
  readonly dark: readonly Shown[];
  readonly light: readonly Shown[];
}

const place = ({ what, box }: Shown): string => `${box.join(" ")} ${what}`;

/** A line for each element; one that stands elsewhere in the light theme is told by `themesApart`. */
const asLines = ({ dark, light }: Layouts): string[] =>
  dark.map(({ what, box, colours }, index) =>
    [box.join(" "), colours.join(" "), (light[index]?.colours ?? []).join(" "), what].join("\t"),
  );

/** What stands elsewhere in the light theme, or is there in one of them only. */
function themesApart({ dark, light }: Layouts): string[] {
  const [one, other] = [dark.map(place), light.map(place)];
  return [
    ...one.filter((line) => !other.includes(line)).map((line) => `in the dark only: ${line}`),
    ...other.filter((line) => !one.includes(line)).map((line) => `in the light only: ${line}`),
  ];
}

/** The file as it is kept; what is given where it is written anew. */
export function expectedFile(name: string, given: string | Buffer): Buffer {
  const path = join(folder, name);
  if (renews) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, given);
  }
  if (!existsSync(path))
    throw new Error(`${name} is not there: CASTSCOPE_PICTURES=renew npm test -- e2e/look writes it.`);
  return readFileSync(path);
}

/** How a layout differs from what is kept, a line for each difference; empty where it does not. */
export function layoutDifferences(name: string, layouts: Layouts): string[] {
  const lines = asLines(layouts);
  const kept = expectedFile(name, `${lines.join("\n")}\n`)
    .toString("utf8")
    .trimEnd()
    .split("\n");
  const before = new Map<string, string[]>();
  for (const line of kept) before.set(whatOf(line), [...(before.get(whatOf(line)) ?? []), line]);
  const differences = themesApart(layouts);
  for (const line of lines) {
    const expected = before.get(whatOf(line))?.shift();
    if (expected === undefined) differences.push(`new: ${line}`);
    else if (!isNear(expected, line)) differences.push(`was: ${expected}\n  is: ${line}`);
  }
  for (const line of [...before.values()].flat()) differences.push(`gone: ${line}`);
  return differences;
}

const whatOf = (line: string): string => line.split("\t").at(-1) ?? "";

function isNear(one: string, other: string): boolean {
  const [box = "", ...colours] = one.split("\t");
  const [otherBox = "", ...otherColours] = other.split("\t");
  const sides = otherBox.split(" ").map(Number);
  return (
    colours.join() === otherColours.join() &&
    box.split(" ").every((side, index) => Math.abs(Number(side) - (sides[index] ?? Number.NaN)) <= tolerance)
  );
}
