import * as v from "valibot";
import { type IncidentStatement, incidentTable } from "../statements/incidents.ts";
import { statementSchema } from "../statements/statement.ts";
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
  worst: v.nullable(v.number()),
  told: v.array(v.string()),
}));

/** New or changed ones, and what was left out. */
export const incidentNewsSchema = v.object({
  incidents: v.array(incidentSchema),
  /** Incidents up to this number were looked at. */
  seen: count,
  /** Further ones of a kind that came too often, since the start. */
  suppressed: count,
});
