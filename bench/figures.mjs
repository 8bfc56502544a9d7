/** @typedef {{ median: number, low: number, high: number }} Spread */

/**
 * @param {readonly number[]} values
 * @returns {Spread | null} Null for no values.
 */
export function spread(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const [low] = sorted;
  const high = sorted.at(-1);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (low === undefined || high === undefined || upper === undefined || lower === undefined) return null;
  return { median: (lower + upper) / 2, low, high };
}

/**
 * @param {Spread | null} figure
 * @param {(value: number) => string} format
 */
export function formatSpread(figure, format) {
  if (!figure) return "–";
  if (figure.low === figure.high) return format(figure.median);
  return `${format(figure.median)} (${format(figure.low)} to ${format(figure.high)})`;
}

/** @param {number} value */
export function formatWhole(value) {
  return Math.round(value).toLocaleString("en-GB");
}

/**
 * Lines of aligned columns; the first column to the left, figures to the right.
 * @param {readonly (readonly string[])[]} rows
 */
export function formatTable(rows) {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, index) =>
        index === 0 ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0),
      )
      .join("  "),
  );
}
