import * as v from "valibot";
import { formatEndpoint } from "../net/address.ts";
import { type IncidentStatement, incidentTable } from "../statements/incidents.ts";
import { statementSchema } from "../statements/statement.ts";
import { parseMembershipKey } from "./membership-key.ts";
import { count, time } from "./quantities.ts";

/** How grave it is: nothing arrives or it cannot; something is lost or wrong; it is worth knowing. */
export const gravities = ["problem", "warning", "info"] as const;
export type Gravity = (typeof gravities)[number];

/** Something that happened to a group, with its beginning, its end and the worst of it. */
export type Incident = IncidentStatement & {
  readonly id: number;
  /** Of the membership; empty for what concerns none. */
  readonly key: string;
  readonly gravity: Gravity;
  /** ms since 1970. */
  readonly at: number;
  /** Null while it goes on; the same as `at` for what has no length. */
  readonly until: number | null;
  /** Castscope ended while it went on: `until` is how far it was seen, and its end is not known. */
  readonly cut: boolean;
  /** In the unit of what was crossed; null where there is none. */
  readonly worst: number | null;
  /** By what it was told, beside the window. */
  readonly told: readonly string[];
};

export const incidentSchema: v.GenericSchema<unknown, Incident> = statementSchema(incidentTable, () => ({
  id: v.number(),
  key: v.string(),
  gravity: v.picklist(gravities),
  at: time,
  until: v.nullable(time),
  cut: v.boolean(),
  worst: v.nullable(v.number()),
  told: v.array(v.string()),
}));

/** Address and port of what it is about: the group, or where something was sent; empty where it concerns no single one. */
export function incidentEndpoint(incident: Pick<Incident, "key"> & IncidentStatement): string {
  const { address, port } = incidentTarget(incident);
  return address === null || port === null ? "" : formatEndpoint(address, port);
}

/** The same in two; null where there is none. */
export function incidentTarget(incident: Pick<Incident, "key"> & IncidentStatement): {
  readonly address: string | null;
  readonly port: number | null;
} {
  if (incident.name === "send-failed") return incident.values;
  const identity = parseMembershipKey(incident.key);
  return { address: identity?.address ?? null, port: identity?.port ?? null };
}

/** New or changed ones, and what was left out. */
export const incidentNewsSchema = v.object({
  incidents: v.array(incidentSchema),
  /** Incidents up to this number were looked at. */
  seen: count,
  /** When that was, in ms since 1970; null before the first look. */
  seenAt: v.nullable(time),
  /** Of runs before, how many that ask for a look were not looked at. */
  unseenBefore: count,
  /** Nobody is told at this time of the day. */
  quiet: v.boolean(),
  /** Further ones of a kind that came too often, since the start. */
  suppressed: count,
});
