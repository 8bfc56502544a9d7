import { formatBytes, formatDuration } from "../format.ts";
import type { Interface } from "../model/interface.ts";
import type { Membership } from "../model/membership.ts";
import type { Recording } from "../model/recording.ts";
import type { Totals } from "../model/totals.ts";
import { formatCount } from "../text/count.ts";
import { recordingNotes } from "../text/recording.ts";
import type { SessionFacts } from "./session-page.ts";

type Head = Pick<SessionFacts, "name" | "facts" | "notes">;

/** What stands at the head of a recording's page. */
export function recordedFacts(told: Recording): Head {
  const { firstAt, lastAt, counts, dropped, span } = told;
  return {
    name: told.name,
    facts: [
      ["File", `${told.name}, ${formatBytes(told.bytes)}`],
      ...times(firstAt, lastAt),
      ...(span === null ? [] : [["Chosen of it", `${iso(span.from)} to ${iso(span.to)}`] as const]),
      ["Packets", `${formatCount(counts.packets)}, ${formatCount(counts.datagrams)} of them UDP`],
      ["Interfaces", told.interfaces.join(", ") || "not told"],
      ["Not received", dropped === null ? "not told" : formatCount(dropped)],
    ],
    notes: recordingNotes(told),
  };
}

interface Live {
  readonly memberships: readonly Membership[];
  readonly totals: Totals;
  readonly interfaces: readonly Interface[];
  /** ms since 1970. */
  readonly at: number;
}

/** What stands at the head of the page of live traffic. */
export function liveFacts({ memberships, totals, interfaces, at }: Live): Head {
  const since = memberships.reduce<number>((first, { joinedAt }) => Math.min(first, joinedAt), at);
  const used = new Set(memberships.flatMap(({ interface: on }) => on?.name ?? []));
  const names = interfaces.map(({ name }) => name).filter((name) => used.has(name));
  const { kernelDrops, damaged } = totals;
  return {
    name: "Live traffic",
    facts: [
      ...times(since, at),
      ["Groups", formatCount(memberships.length)],
      ["Packets", `${formatCount(totals.packets)}, ${formatBytes(totals.bytes)} of payload`],
      ["Interfaces", names.join(", ") || "none"],
      ["Dropped by this computer", kernelDrops === null ? "not told" : formatCount(kernelDrops)],
      ["Damaged on arrival", damaged === null ? "not told" : formatCount(damaged)],
    ],
    notes: [],
  };
}

function times(from: number | null, to: number | null): (readonly [string, string])[] {
  return [
    ["From", from === null ? "–" : iso(from)],
    ["To", to === null ? "–" : iso(to)],
    ["Lasts", from === null || to === null ? "–" : formatDuration(to - from)],
  ];
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
