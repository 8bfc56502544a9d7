import { keptFormats } from "../../../shared/described/kept-formats.ts";
import type { Profile, ProfileGroup } from "../../../shared/profile/profile.ts";
import type { Monitor } from "../../engine/monitor.ts";

type Handlers = Monitor["handlers"];

/** Joins the groups of a profile and says of them what it says: the ids in their order. Nothing of it is kept. */
export async function joinFromProfile(
  { groups, pairs, formats }: Profile,
  handlers: Handlers,
): Promise<number[]> {
  // The newest stands first, and is kept last.
  for (const { text } of keptFormats(formats).toReversed()) await handlers.keepFormat({ text });
  const ids: number[] = [];
  for (const group of groups) {
    const { id } = await handlers.join(group);
    await measureAs(id, group, handlers);
    ids.push(id);
  }
  const { memberships } = await handlers.snapshot(null);
  for (const { id, key } of memberships) {
    const group = groups[ids.indexOf(id)];
    if (group?.decodeAs) await handlers.chooseDecoder({ key, source: null, as: group.decodeAs });
    for (const { address, as } of group?.sources ?? [])
      await handlers.chooseDecoder({ key, source: address, as });
  }
  for (const { a, b } of pairs) {
    const [one, other] = [ids[a], ids[b]];
    if (one !== undefined && other !== undefined) await handlers.expectPair({ a: one, b: other });
  }
  return ids;
}

async function measureAs(
  id: number,
  { measureAs: measure }: ProfileGroup,
  handlers: Handlers,
): Promise<void> {
  if (measure?.is === "described")
    await handlers.measureAs({ id, source: null, description: measure.format });
  if (measure?.is === "kind") await handlers.decodeAs({ id, source: null, kind: measure.kind });
}
