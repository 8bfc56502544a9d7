import * as v from "valibot";
import { limits } from "../limits.ts";
import { binds } from "../model/bind.ts";
import { groupLookEntries } from "../model/group-look.ts";
import { membershipEventSchema } from "../model/membership.ts";
import { sourceSchema } from "../model/source.ts";
import { orderedSourcesSchema, sourceOrderEntries, sourcePlacesSchema } from "../model/source-list.ts";
import { address, id, interfaceChoice, name, nothing, one, port } from "./arguments.ts";

const joinSchema = v.object({
  /** A group to join, a host address to listen on, or 0.0.0.0 or :: to watch a port; without zone and port. */
  address,
  port,
  interface: interfaceChoice,
  source: v.nullable(address),
  /** Of a group: `any` hears its whole port. A host is heard alone, a watched port is always `any`. */
  bind: v.picklist(binds),
  /** Empty takes the name that the group is known by. */
  name,
});
export type JoinRequest = v.InferOutput<typeof joinSchema>;

export const membershipMethods = {
  /**
   * Joins. What the system refuses becomes a row in state `failed` that can be retried; a request
   * that cannot be right is rejected and leaves nothing behind. The same membership twice answers
   * with the first one's id and `already`.
   */
  join: { args: joinSchema, result: v.object({ id, already: v.boolean() }) },
  /**
   * Leaves; `restore` brings it back with its counters for `limits.undoLeaveMs`. Where it was joined anew meanwhile that one stays,
   * and gets the name and look of before, unless it has its own.
   */
  leave: { args: one, result: nothing },
  restore: { args: one, result: nothing },
  /** Tries a failed membership again. */
  retry: { args: one, result: nothing },
  /**
   * Empty takes the name that it is known by. With `was` only where its own name still is that; else `name-changed-since`.
   * Answers with the own name of before.
   */
  rename: { args: v.object({ id, name, was: v.optional(name) }), result: v.object({ before: name }) },
  /** Labels it and gives it a colour; with `was` only where they still are those, else `look-changed-since`. */
  mark: {
    args: v.object({ id, ...groupLookEntries, was: v.optional(v.object(groupLookEntries)) }),
    result: nothing,
  },
  /**
   * Joins it on another interface and leaves it where it was, with what was said of it; `restore` brings back the one of
   * before. What the system refuses is rejected and changes nothing.
   */
  move: {
    args: v.object({ id, interface: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.interfaceLength)) }),
    result: v.object({ id, already: v.boolean() }),
  },
  /** The sources with the most packets, at most `limits.sourcesPerAnswer`, in the order of their first packet. */
  sources: { args: one, result: v.array(sourceSchema) },
  /** Which sources a list shows, and in what order; of equals the one that was first heard. */
  sourceOrder: { args: v.object({ id, ...sourceOrderEntries }), result: orderedSourcesSchema },
  /** The sources with these places, in their order; null for one that is not there, as after the row was left. */
  sourcesAt: {
    args: v.object({ id, places: sourcePlacesSchema }),
    result: v.array(v.nullable(sourceSchema)),
  },
  /** What happened to a membership, oldest first, at most `limits.eventsPerMembership` and one. */
  events: { args: one, result: v.array(membershipEventSchema) },
} as const;
