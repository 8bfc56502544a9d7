import { readGroups, readLiveFacts, readRecordingFacts } from "../../shared/report/read-session.ts";
import { sessionPage } from "../../shared/report/session-page.ts";
import { sessionTable, type TableFormat, type TableKind } from "../../shared/report/session-tables.ts";
import type { Client } from "../../shared/transport.ts";

/** What of a session goes into a file: a table, or a page with all of it. */
export type SessionExport =
  | { readonly kind: "table"; readonly of: TableKind; readonly format: TableFormat }
  | { readonly kind: "report" };

export interface ExportedSession {
  readonly file: Blob;
  readonly name: string;
  /** Rows of the table, or groups of the page. */
  readonly rows: number;
}

interface Asked {
  readonly client: Client;
  /** What the recording is called; null is live traffic. */
  readonly recording: string | null;
  /** Name and version of this program. */
  readonly program: string;
  /** ms since 1970. */
  readonly now: number;
}

const types = { csv: "text/csv", json: "application/json", html: "text/html" } as const;

/** Reads what is wanted of a session and makes the file that the command line makes of it. */
export async function exportSession(what: SessionExport, asked: Asked): Promise<ExportedSession> {
  const { client, recording, program } = asked;
  if (what.kind === "table") {
    const { of, format } = what;
    const { text, rows } = sessionTable(of, format, await readGroups(client));
    return { file: new Blob([text], { type: types[format] }), name: nameOf(asked, of, format), rows };
  }
  const facts = await (recording === null ? readLiveFacts : readRecordingFacts)(client, program);
  const file = new Blob([sessionPage(facts)], { type: types.html });
  return { file, name: nameOf(asked, "report", "html"), rows: facts.groups.length };
}

/** “incident-1345-groups.csv”; live traffic is another one at each time. */
function nameOf({ recording, now }: Asked, what: string, ending: string): string {
  const time = new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
  const stem = recording?.replace(/(\.(pcap|pcapng|cap|gz|zst))+$/i, "") || `castscope-${time}`;
  return `${stem}-${what}.${ending}`;
}
