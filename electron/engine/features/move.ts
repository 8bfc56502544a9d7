import { ProblemError } from "../../../shared/problem.ts";
import { emptyProfile } from "../../../shared/profile/profile.ts";
import type { Grounds } from "./grounds.ts";
import { joinProfile } from "./join-profile.ts";
import { joinOf, profileNow, type Watched } from "./profile-now.ts";

/** What a move has to reach of other features. */
export interface MoveParts {
  readonly watched: Pick<Watched, "differing" | "revision"> & {
    take(differing: Awaited<ReturnType<typeof joinProfile>>["thresholds"]): void;
  };
  readonly onJoined: (id: number) => Promise<void>;
}

/**
 * Joins a membership on another interface, with all that was said of it, and leaves it where it was; it is restored there
 * as after any leave. Where the system refuses, the refusal is thrown and nothing has changed.
 * @param on name of the interface
 */
export async function moveMembership(
  grounds: Grounds,
  { watched, onJoined }: MoveParts,
  id: number,
  on: string,
): Promise<{ id: number; already: boolean }> {
  const { memberships, interfaces } = grounds;
  const from = memberships.get(id);
  await interfaces.fresh();
  const wanted = { ...joinOf(from), interface: on };
  const to = await memberships.join({ ...wanted, name: from.ownName });
  // It is there, or stays where it is.
  if (to.id === id) return to;
  if (!to.already) {
    const { problem } = memberships.get(to.id);
    if (problem !== null) {
      await memberships.discard(to.id);
      throw new ProblemError(problem);
    }
    await onJoined(to.id);
    const place = [...memberships].indexOf(from);
    const group = profileNow(grounds, watched, [], {}).groups[place];
    if (group !== undefined) {
      const groups = [{ ...group, interface: on }];
      watched.take((await joinProfile(grounds, { ...emptyProfile, groups }, onJoined)).thresholds);
    }
  }
  grounds.pairs.moved(from, memberships.get(to.id));
  await memberships.leave(id);
  return to;
}
