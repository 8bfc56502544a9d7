import { csv } from "../details/stream/csv.ts";
import type { IncidentRow } from "./incident-rows.ts";
import { toldText, worstText } from "./incident-values.ts";

const header = ["begun", "ended", "gravity", "kind", "group", "name", "what", "worst", "told_by"];

/** The listed events as a text to take along, times in UTC; what goes on has no end, and what is not known is empty. */
export function incidentsCsv(rows: readonly IncidentRow[]): string {
  return csv(
    header,
    rows.map((row) => [
      ...[moment(row.at), row.until === null ? null : moment(row.until), row.gravity, row.name, row.group],
      ...[row.called, row.what, worstText(row), toldText(row)],
    ]),
  );
}

function moment(ms: number): string {
  return new Date(ms).toISOString();
}
