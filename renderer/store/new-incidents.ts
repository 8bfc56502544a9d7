import type { Gravity, Incident } from "../../shared/model/incident.ts";

/** Whether the window marks it by itself: what is only worth knowing asks for no look. */
export function isMarked({ gravity }: { readonly gravity: Gravity }): boolean {
  return gravity !== "info";
}

/** How many that ask for a look are newer than what was looked at. */
export function countNew(incidents: readonly Incident[], seenUpTo: number): number {
  return incidents.filter((incident) => incident.id > seenUpTo && isMarked(incident)).length;
}
