import { limits } from "../../shared/limits.ts";
import { type ComposeStore, type Draft, freshDraft } from "./compose.ts";
import { defined, isWhole, written } from "./keep-draft.ts";
import type { Kept } from "./kept.ts";
import { runningIds } from "./running-sends.ts";
import type { ShownTrafficStore } from "./traffic.ts";

/**
 * Keeps what is being sent, so that it can be sent again after a crash. Nothing is sent by itself then: a person has to be there
 * who knows that the network still is the same. A file's bytes are not kept, and so such a send is not.
 * @param offer takes what ran when the monitor before this one ended, once
 */
export function keepRunning(
  compose: ComposeStore,
  kept: Kept,
  traffic: ShownTrafficStore,
  offer: (drafts: readonly Draft[]) => void,
): void {
  let seen = "";
  const look = (): void => {
    const { epoch, ready, sends } = traffic.getState();
    if (!ready || !kept.store.getState().ready) return;
    const { ownDrafts } = compose.getState();
    const ids = runningIds(traffic.getState()).filter((id) => sends.get(id)?.count !== 1);
    const of = `${epoch} ${ids.join(" ")} ${ownDrafts.size}`;
    if (of === seen) return;
    seen = of;
    const before = kept.get("running");
    const interrupted = before.filter((one) => one.epoch !== epoch);
    const own = ids.toReversed().flatMap((id) => {
      const draft = ownDrafts.get(id);
      return draft && isWhole(draft) ? [{ epoch, id, draft: written(draft) }] : [];
    });
    // Other windows have sends of their own.
    const others = before.filter(
      ({ epoch: of, id }) => of === epoch && ids.includes(id) && !ownDrafts.has(id),
    );
    kept.set("running", [...others, ...own].slice(-limits.recentUsed));
    if (interrupted.length > 0) offer(interrupted.map(({ draft }) => ({ ...freshDraft, ...defined(draft) })));
  };
  kept.store.subscribe(look);
  traffic.subscribe(look);
  compose.subscribe(look);
  look();
}
