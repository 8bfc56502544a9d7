import { setTimeout as sleep } from "node:timers/promises";
import { formatDuration } from "../../../shared/format.ts";
import { parseSeconds } from "../../../shared/input/quantities.ts";
import { limits } from "../../../shared/limits.ts";
import type { Announced, Announcement } from "../../../shared/model/announcement.ts";
import { announcerTitles } from "../../../shared/text/announcers.ts";
import { carriesText } from "../../../shared/text/carries.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import type { Monitor } from "../../engine/monitor.ts";
import { readArguments } from "./arguments.ts";
import { renderTable, type TextColumn } from "./table.ts";
import type { Terminal } from "./terminal.ts";
import { accepted, exitCodes, refuseUsage } from "./usage.ts";

const options = { on: "interface", for: "duration", json: null } as const;

interface AnnouncedRequest {
  /** Null is the system's choice. */
  readonly on: string | null;
  readonly forMs: number;
  readonly json: boolean;
}

export function readAnnouncedArguments(args: readonly string[]): AnnouncedRequest {
  const { values, switches, rest } = readArguments(args, options);
  const [extra] = rest;
  if (extra !== undefined) refuseUsage("word-too-many", { word: extra, command: "announced" });
  return {
    on: values.on ?? null,
    forMs: values.for === undefined ? limits.announcedForMs : accepted(parseSeconds(values.for)) * 1_000,
    json: switches.json === true,
  };
}

/** Listens for a while and prints what was announced; the exit code says whether anything was. */
export async function announced(
  request: AnnouncedRequest,
  { handlers }: Pick<Monitor, "handlers">,
  terminal: Terminal,
): Promise<number> {
  await handlers.listenForAnnouncements({ on: true, interface: request.on });
  const { interface: on, problem } = await handlers.announced(null);
  if (on === null) {
    terminal.err(
      request.on === null
        ? "No interface is up and has an address: there is nowhere to listen."
        : `No interface that is up is called ${request.on}, or has that address.`,
    );
    return exitCodes.nothing;
  }
  if (problem !== null) terminal.err(`Some groups of announcements cannot be joined on ${on}: ${problem}`);
  await sleep(request.forMs, undefined, { signal: terminal.end() }).catch(() => {});
  const told = await handlers.announced(null);
  if (request.json) terminal.json(told);
  else for (const line of linesOf(told, Date.now())) terminal.out(`${line}\n`);
  return told.announcements.length === 0 ? exitCodes.nothing : exitCodes.done;
}

function linesOf({ announcements, interface: on, dropped }: Announced, now: number): string[] {
  const lines =
    announcements.length === 0
      ? [`Nothing was announced on ${on}.`]
      : renderTable(columnsAt(now), announcements.flatMap(rowsOf));
  const drops = [
    dropped.unread > 0 ? `${plural(dropped.unread, "datagram")} of SAP could not be read` : "",
    dropped.flood > 0 ? `${formatCount(dropped.flood)} came too fast to be read` : "",
    dropped.full > 0 ? `${formatCount(dropped.full)} found no room` : "",
  ].filter(Boolean);
  return drops.length === 0 ? lines : [...lines, "", `${drops.join(", ")}.`];
}

interface Row {
  readonly announcement: Announcement;
  readonly group: Announcement["groups"][number] | null;
}

/** A line for each group; one for an announcement that names none. */
function rowsOf(announcement: Announcement): Row[] {
  const { groups } = announcement;
  return groups.length === 0
    ? [{ announcement, group: null }]
    : groups.map((group) => ({ announcement, group }));
}

function columnsAt(now: number): readonly TextColumn<Row>[] {
  return [
    { title: "Name", text: ({ announcement }) => announcement.name || "–" },
    { title: "By", text: ({ announcement }) => announcerTitles[announcement.by] },
    { title: "From", text: ({ announcement }) => announcement.from },
    { title: "To join", text: ({ announcement, group }) => group?.text ?? announcement.host ?? "not told" },
    { title: "Carries", text: ({ group }) => (group === null ? "–" : carriesText(group) || "–") },
    { title: "Last heard", text: ({ announcement }) => heardText(announcement, now) },
  ];
}

function heardText({ lastAt, lost }: Announcement, now: number): string {
  const ago = `${formatDuration(Math.max(0, now - lastAt))} ago`;
  return lost === null ? ago : `${ago}, lost: ${lost.why}`;
}
