import type { Incident } from "../../../shared/model/incident.ts";
import { formatMoment } from "../../../shared/text/clock.ts";
import type { Castscope } from "../../context.tsx";
import { enterPane } from "../../keyboard/panes.ts";
import type { ShownTraffic } from "../../store/traffic.ts";
import { showCharts, showPackets } from "../../store/view.ts";
import { spanAround } from "./incident-span.ts";
import { topicOf } from "./incident-topics.ts";

/** The number of the membership that an incident is of; null where it is not joined now, or concerns none. */
export function joinedAs({ memberships }: Pick<ShownTraffic, "memberships">, key: string): number | null {
  for (const row of memberships.values()) if (row.key === key) return row.id;
  return null;
}

type Where = Pick<Castscope, "view" | "traffic" | "sessions">;

/** Opens the charts of an incident's group around its time; false where it is not joined. */
export function goToCharts({ view, traffic, sessions }: Where, incident: Incident): boolean {
  const id = joinedAs(traffic.getState(), incident.key);
  if (id === null) return false;
  sessions?.show(null);
  const { from, to } = spanAround(incident, traffic.getState().at);
  showCharts(view, id, { from, to, cursor: Math.floor(incident.at / 1_000) });
  enterPane("details");
  return true;
}

/** Opens the packets of an incident's group at its time; false where it is not joined. */
export function goToPackets({ view, traffic, sessions }: Where, incident: Incident): boolean {
  const id = joinedAs(traffic.getState(), incident.key);
  if (id === null) return false;
  sessions?.show(null);
  showPackets(view, id, filterOf(incident));
  enterPane("details");
  return true;
}

/**
 * The whole seconds that an incident touches, in ms; of a silence and of what has no length one more on each side. No end
 * while it goes on.
 */
export function secondsOf({ name, at, until }: Pick<Incident, "name" | "at" | "until">): {
  readonly from: number;
  readonly to: number | null;
} {
  const second = (ms: number): number => Math.floor(ms / 1_000) * 1_000;
  const beside = until === at || topicOf(name) === "silence" ? 1_000 : 0;
  return { from: second(at) - beside, to: until === null ? null : second(until + 999) + beside };
}

function filterOf(incident: Incident): string {
  const { from, to } = secondsOf(incident);
  // no words: the language of filters
  const begin = `time >= ${formatMoment(from)}`;
  // no words: likewise
  return to === null ? begin : `${begin} and time < ${formatMoment(to)}`;
}
