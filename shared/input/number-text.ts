/**
 * A typed number in the form that programs read, whatever language it is typed in: digits may be grouped by threes, with commas,
 * points, blanks or apostrophes, and decimals may have a comma. “1.000” is a thousand only where there are no decimals.
 */
export function plainNumber(text: string, decimals: boolean): string {
  const grouped = text.trim().replaceAll(decimals ? grouping : groupingOfWhole, "");
  return decimals ? grouped.replace(/^(-?\d+),(\d+)$/, "$1.$2") : grouped;
}

/**
 * A number with decimals whose point may as well group its thousands, as in German; null where it is read in one way only.
 * A comma in the same place is taken for a group, which has no such harm: nobody writes three decimals of a rate or a time.
 */
export function twoWays(text: string): { readonly small: number; readonly large: number } | null {
  const [typed = ""] = /^[1-9]\d{0,2}\.\d{3}$/.exec(text.trim()) ?? [];
  return typed === "" ? null : { small: Number(typed), large: Number(typed.replace(".", "")) };
}

const grouping = /(?<=\d)[ \u00a0\u202f'’,](?=\d{3}(?!\d))/g;
const groupingOfWhole = /(?<=\d)[ \u00a0\u202f'’,.](?=\d{3}(?!\d))/g;
