import { type Gravity, gravities, type Incident } from "../../shared/model/incident.ts";

/** Whether the window marks it by itself: what is only worth knowing asks for no look. */
export function isMarked({ gravity }: { readonly gravity: Gravity }): boolean {
  return gravity !== "info";
}

/** How many that ask for a look are newer than what was looked at, those of runs before included. */
export function countNew({
  incidents,
  seenUpTo,
  unseenBefore,
}: {
  readonly incidents: readonly Incident[];
  readonly seenUpTo: number;
  readonly unseenBefore: number;
}): number {
  return unseenBefore + incidents.filter((incident) => incident.id > seenUpTo && isMarked(incident)).length;
}

/** Of each membership, by its key, the gravest that goes on and asks for a look; the newest of those that are alike. */
export function openByKey(incidents: readonly Incident[]): ReadonlyMap<string, Incident> {
  const open = new Map<string, Incident>();
  const rank = ({ gravity }: Incident): number => gravities.indexOf(gravity);
  for (const incident of incidents) {
    if (incident.until !== null || incident.key === "" || !isMarked(incident)) continue;
    const before = open.get(incident.key);
    if (before === undefined || rank(incident) <= rank(before)) open.set(incident.key, incident);
  }
  return open;
}
