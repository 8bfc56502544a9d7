import { formatCount, plural } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  heading: "Sequenz",
  cell: (numbers) => `je Zelle ${numbers}, abwärts, dann nach rechts`,
  none: "alle da",
  some: "teils verloren",
  most: "über die Hälfte",
  here: (first, last) => `Nummern ${formatCount(first)} bis ${formatCount(last)}: alle da`,
  lost: (first, last, lost, unit) =>
    `Nummern ${formatCount(first)} bis ${formatCount(last)}: ${formatCount(last - first + 1)} ${unit}, ${formatCount(lost)} verloren`,
  one: (number, isLost) => `Nummer ${formatCount(number)}: ${isLost ? "verloren" : "da"}`,
  whole: (cells, size, unit, struck) =>
    `${plural(cells, "Zelle", "Zellen")}, je ${formatCount(size)} ${unit}, ${formatCount(struck)} mit Verlust`,
};
