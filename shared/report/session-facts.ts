import { formatBytes, formatDuration } from "../format.ts";
import type { Interface } from "../model/interface.ts";
import type { Membership } from "../model/membership.ts";
import type { Recording } from "../model/recording.ts";
import type { Totals } from "../model/totals.ts";
import { formatCount } from "../text/count.ts";
import { recordingNotes } from "../text/recording.ts";
import type { SessionFacts } from "./session-page.ts";
import { words } from "./words/words.ts";

type Head = Pick<SessionFacts, "name" | "facts" | "notes">;

/** What stands at the head of a recording's page. */
export function recordedFacts(told: Recording): Head {
  const { firstAt, lastAt, counts, dropped, span } = told;
  const said = words().facts;
  return {
    name: told.name,
    facts: [
      [said.file, `${told.name}, ${formatBytes(told.bytes)}`],
      ...times(firstAt, lastAt),
      ...(span === null ? [] : [[said.chosen, said.span(iso(span.from), iso(span.to))] as const]),
      [said.packets, said.ofThemUdp(formatCount(counts.packets), formatCount(counts.datagrams))],
      [said.interfaces, told.interfaces.join(", ") || said.untold],
      [said.notReceived, dropped === null ? said.untold : formatCount(dropped)],
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
  const said = words().facts;
  return {
    name: said.live,
    facts: [
      ...times(since, at),
      [said.groups, formatCount(memberships.length)],
      [said.packets, said.withPayload(formatCount(totals.packets), formatBytes(totals.bytes))],
      [said.interfaces, names.join(", ") || said.none],
      [said.dropped, kernelDrops === null ? said.untold : formatCount(kernelDrops)],
      [said.damaged, damaged === null ? said.untold : formatCount(damaged)],
    ],
    notes: [],
  };
}

function times(from: number | null, to: number | null): (readonly [string, string])[] {
  const said = words().facts;
  return [
    [said.from, from === null ? "–" : iso(from)],
    [said.to, to === null ? "–" : iso(to)],
    [said.lasts, from === null || to === null ? "–" : formatDuration(to - from)],
  ];
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
