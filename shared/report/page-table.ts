/** A column of a page's table: at its end, as figures are, but for the first and such as say otherwise. */
export interface PageColumn<Row> {
  readonly title: () => string;
  readonly text: (row: Row) => string;
  readonly start?: true;
  readonly mono?: true;
}

/** A table of HTML; null without rows. */
export function pageTable<Row>(columns: readonly PageColumn<Row>[], rows: readonly Row[]): string | null {
  if (rows.length === 0) return null;
  const classOf = ({ start, mono }: PageColumn<Row>): string => {
    const names = [...(start ? ["t"] : []), ...(mono ? ["m"] : [])].join(" ");
    return names === "" ? "" : ` class="${names}"`;
  };
  const heads = columns.map(
    (column) => `<th scope="col"${column.start ? ' class="t"' : ""}>${column.title()}</th>`,
  );
  const lines = rows.map(
    (row) =>
      `<tr>${columns.map((column) => `<td${classOf(column)}>${escaped(column.text(row))}</td>`).join("")}</tr>`,
  );
  return `<table><thead><tr>${heads.join("")}</tr></thead><tbody>${lines.join("\n")}</tbody></table>`;
}

export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
