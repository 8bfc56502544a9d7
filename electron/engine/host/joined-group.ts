import type { HostMembership, HostProgram } from "../../../shared/host.ts";
import type { Family } from "../../../shared/net/address.ts";
import type { NoteStatement } from "../../../shared/statements/notes.ts";

/** A group of this computer as its system lists it, before its programs and names are looked up. */
export interface JoinedGroup {
  readonly interface: string;
  readonly family: 4 | 6;
  readonly address: string;
  readonly sockets: number | null;
  readonly kernel: boolean;
  readonly sources: HostMembership["sources"];
}

/** What a system tells of its groups. */
export interface JoinedGroups {
  readonly groups: readonly JoinedGroup[];
  /** Programs and ports of the sockets bound to a group; null where no system facts exist. */
  readonly bound: ReadonlyMap<string, BoundSockets> | null;
  /** Families whose list could not be read: that there is none of them is not known. */
  readonly unread: readonly Family[];
  readonly notes: readonly NoteStatement[];
}

/** Whether the program behind a socket that is bound to a group is wanted. */
export type WhoseSockets = (socket: { readonly address: string }) => boolean;

export interface BoundSockets {
  readonly programs: readonly HostProgram[];
  readonly ports: readonly number[];
}
