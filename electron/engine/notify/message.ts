import { type Incident, incidentTarget } from "../../../shared/model/incident.ts";

/** What is told of an incident: the same by every way. Names are stable; add, never rename. */
export interface Message {
  readonly program: "castscope";
  readonly version: string;
  /** Where it was seen. */
  readonly host: string;
  readonly id: number;
  readonly kind: string;
  readonly gravity: Incident["gravity"];
  readonly state: "begun" | "over" | "instant";
  /** Address of the group; null for what concerns none. */
  readonly group: string | null;
  readonly port: number | null;
  readonly key: string;
  /** What the group is called here. */
  readonly name: string;
  /** ms since 1970, and ISO 8601. */
  readonly at: number;
  readonly time: string;
  readonly until: number | null;
  readonly worst: number | null;
  readonly message: string;
  readonly test: boolean;
}

/** @param about the program and the computer @param sentence the incident in words @param name of the group */
export function messageOf(
  incident: Incident,
  about: { readonly version: string; readonly host: string },
  sentence: string,
  name: string,
): Message {
  const { id, key, gravity, at, until, worst } = incident;
  const { address: group, port } = incidentTarget(incident);
  return {
    ...{ program: "castscope", version: about.version, host: about.host, id, kind: incident.name, gravity },
    state: until === null ? "begun" : until === at ? "instant" : "over",
    ...{ group, port, key, name },
    ...{ at, time: new Date(at).toISOString(), until, worst, message: sentence },
    test: incident.name === "notifier-test",
  };
}
