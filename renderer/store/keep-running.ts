import type { Kept as KeptValue } from "../../shared/kept/sections.ts";
import { limits } from "../../shared/limits.ts";
import { type ComposeStore, type Draft, freshDraft } from "./compose.ts";
import { defined, fileOf, isWhole, written } from "./keep-draft.ts";
import type { Kept } from "./kept.ts";
import { runningIds } from "./running-sends.ts";
import type { ShownTrafficStore } from "./traffic.ts";

/** A send that ran when the monitor ended. */
export interface Interrupted {
  readonly draft: Draft;
  /** Of a file, which has to be chosen again: its name. Null for all others. */
  readonly file: string | null;
}

/**
 * Keeps what is being sent, so that it can be sent again after a crash. Nothing is sent by itself then: a person has to be there
 * who knows that the network still is the same. A file's bytes are not kept: only a person can choose it again.
 * @param offer takes what ran when the monitor before this one ended, once
 */
export function keepRunning(
  compose: ComposeStore,
  kept: Kept,
  traffic: ShownTrafficStore,
  offer: (sends: readonly Interrupted[]) => void,
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
      if (!draft || !isWhole(draft)) return [];
      const file = fileOf(draft);
      return [{ epoch, id, draft: written(draft), ...(file && { file }) }];
    });
    // Other windows have sends of their own.
    const others = before.filter(
      ({ epoch: of, id }) => of === epoch && ids.includes(id) && !ownDrafts.has(id),
    );
    kept.set("running", [...others, ...own].slice(-limits.recentUsed));
    if (interrupted.length > 0) offer(interrupted.map(asItWas));
  };
  kept.store.subscribe(look);
  traffic.subscribe(look);
  compose.subscribe(look);
  look();
}

function asItWas({ draft: typed, file }: KeptValue<"running">[number]): Interrupted {
  const draft: Draft = { ...freshDraft, ...defined(typed) };
  if (file === undefined) return { draft, file: null };
  const { name, inPieces, pieceSize } = file;
  // A sequence keeps its kind: only some of its packets are files.
  const payload = draft.payload === "sequence" ? draft.payload : "file";
  return { draft: { ...draft, payload, inPieces, pieceSize }, file: name };
}
