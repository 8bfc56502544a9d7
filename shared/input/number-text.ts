/**
 * A typed number in the form that programs read, whatever language it is typed in: digits may be grouped by threes, with commas,
 * points, blanks or apostrophes, and decimals may have a comma. “1.000” is a thousand only where there are no decimals.
 */
export function plainNumber(text: string, decimals: boolean): string {
  const grouped = text.trim().replaceAll(decimals ? grouping : groupingOfWhole, "");
  return decimals ? grouped.replace(/^(-?\d+),(\d+)$/, "$1.$2") : grouped;
}

const grouping = /(?<=\d)[ \u00a0\u202f'’,](?=\d{3}(?!\d))/g;
const groupingOfWhole = /(?<=\d)[ \u00a0\u202f'’,.](?=\d{3}(?!\d))/g;
