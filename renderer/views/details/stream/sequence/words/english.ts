import { formatCount, plural } from "../../../../../../shared/text/count.ts";

/** The map of a sequence. */
export const english = {
  heading: "Sequence",
  cell: (numbers: string) => `a cell is ${numbers}, top to bottom, then right`,
  none: "all here",
  some: "some lost",
  most: "over half lost",
  /** “numbers 1,301 to 1,430: 3 of 130 packets lost”. */
  here: (first: number, last: number) => `numbers ${formatCount(first)} to ${formatCount(last)}: all here`,
  lost: (first: number, last: number, lost: number, unit: string) =>
    `numbers ${formatCount(first)} to ${formatCount(last)}: ${formatCount(lost)} of ${formatCount(last - first + 1)} ${unit} lost`,
  /** Of a cell that is one number. */
  one: (number: number, isLost: boolean) => `number ${formatCount(number)}: ${isLost ? "lost" : "here"}`,
  whole: (cells: number, size: number, unit: string, struck: number) =>
    `${plural(cells, "cell")} of ${formatCount(size)} ${unit}, ${formatCount(struck)} with a loss`,
} as const;
