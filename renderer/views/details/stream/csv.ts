/** One line of comma-separated values (RFC 4180); what is not known is empty. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return values.map((value) => (value === null ? "" : quoted(String(value)))).join(",");
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as RFC 4180 has it: lines end with CR LF. */
export function csv(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return [header, ...rows].map((row) => `${csvLine(row)}\r\n`).join("");
}
