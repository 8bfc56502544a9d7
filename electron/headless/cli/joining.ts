import type { DescribedFormat } from "../../../shared/model/described-format.ts";
import type { Monitor } from "../../engine/monitor.ts";
import type { NamedGroup } from "./named-groups.ts";

/** Joins groups: the ids in their order; a group that was named twice is one row. */
export async function joinAll(
  groups: readonly NamedGroup[],
  description: DescribedFormat | null,
  { handlers }: Pick<Monitor, "handlers">,
): Promise<number[]> {
  const ids = new Set<number>();
  for (const { intent, name } of groups) {
    const { address, port, on, from, bind } = intent;
    const joined = await handlers.join({
      address: address.text,
      port,
      interface: on,
      source: from,
      bind,
      name,
    });
    if (description !== null) await handlers.measureAs({ id: joined.id, source: null, description });
    ids.add(joined.id);
  }
  return [...ids];
}
