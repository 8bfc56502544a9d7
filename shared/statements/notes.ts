import * as v from "valibot";
import { reasons } from "./reasons.ts";
import { type Statement, statementSchema } from "./statement.ts";

const text = v.string();
const number = v.number();
/** Null where there is no better path. */
const reason = v.nullable(statementSchema(reasons));

/** What has to be known beside figures and lists, so that they are not misread. */
export const notes = {
  // What a list of this computer's memberships left out, or was not told.
  "groups-left-out": { count: number },
  "sockets-left-out": { most: number },
  "programs-left-out": {},
  "programs-untold": {},
  /** The system's own word for why. */
  "memberships-unread": { family: v.picklist([4, 6]), reason: text },
  "sockets-unread": { family: v.picklist([4, 6]), reason: text },
  "programs-unread": { reason: text },
  "system-not-asked": {},
  "tool-silent": { command: text },
  // Whose packets a row's figures may hold.
  "figures-of-others": { interfaces: v.pipe(v.array(text), v.nonEmpty()) },
  /** The system by its own name, where it is known by one. */
  "figures-unsure": { system: v.nullable(v.picklist(["Windows", "macOS"])), port: number },
  // What this computer could not do as it was asked.
  "sent-slower": { reached: number, asked: number },
  /** What was given up as too late, of a rate that was reached otherwise. */
  "sent-fewer": { missed: number },
  /** Packets of a recording that left late, by how many ms at the most, and by how many all that followed was put off. */
  "replayed-late": { packets: number, most: number, behind: number },
  // What is told of each datagram.
  "receiving-all-told": {},
  "receiving-drops-told": { reason },
  "receiving-less-told": { reason },
} as const;

export type NoteStatement = Statement<typeof notes>;
