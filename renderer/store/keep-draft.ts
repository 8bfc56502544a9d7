import { limits } from "../../shared/limits.ts";
import { type ComposeStore, type Draft, draftOf, freshDraft } from "./compose.ts";
import type { Kept } from "./kept.ts";
import type { ShownTrafficStore } from "./traffic.ts";

/**
 * Keeps what Compose holds, and what it held for the sends that were made last, so that a reload and the next start find it.
 * A file's bytes are the file's: they are chosen again.
 */
export function keepDraft(compose: ComposeStore, kept: Kept, traffic: ShownTrafficStore): void {
  let isStarted = false;
  const take = (): void => {
    if (isStarted || !kept.store.getState().ready) return;
    isStarted = true;
    const { epoch } = traffic.getState();
    const own = kept.get("sent").filter((one) => one.epoch === epoch);
    compose.setState({
      ...defined(kept.get("draft")),
      ownDrafts: new Map(own.map(({ id, draft }) => [id, { ...freshDraft, ...defined(draft) }])),
    });
  };
  kept.store.subscribe(take);
  compose.subscribe((now, before) => {
    if (!isStarted) return;
    const draft = written(draftOf(now));
    if (now.ownDrafts === before.ownDrafts) {
      kept.set("draft", draft);
      return;
    }
    const { epoch } = traffic.getState();
    const sent = [...now.ownDrafts].map(([id, one]) => ({ epoch, id, draft: written(one) }));
    kept.set("sent", newest(sent));
  });
  take();
}

/** Whether nothing of it is left out when it is kept, but the bytes of files. */
export function isWhole(draft: Draft): boolean {
  return !isLong(draft);
}

/** Of a send of a file what is needed to choose it again: the first one's, where a sequence holds several; null for none. */
export function fileOf({ payload, file, inPieces, pieceSize, sequence }: Draft) {
  const row = payload === "sequence" ? sequence.find(({ kind }) => kind === "file") : undefined;
  const name = payload === "file" ? file?.name : row?.file?.name;
  return payload === "file" || row ? { name: name ?? "", inPieces, pieceSize } : null;
}

function isLong({
  sequence,
  text,
  hex,
  template,
}: Pick<Draft, "sequence" | "text" | "hex" | "template">): boolean {
  const typed = sequence.reduce((sum, row) => sum + row.typed.length, 0);
  return typed + text.length + hex.length + template.length > limits.keptCharacters / 4;
}

/** As it can be kept: without a file, and without what is too long for that. */
export function written({ file: _file, inPieces: _pieces, pieceSize: _size, payload, ...draft }: Draft) {
  const sequence = draft.sequence.map(({ file: _of, ...row }) => row);
  const isCut = isLong(draft);
  const own = isCut ? { ...draft, text: "", hex: "", template: "" } : draft;
  return {
    ...own,
    sequence: isCut ? [] : sequence,
    payload: payload === "file" ? ("text" as const) : payload,
  };
}

/** As many of the last ones as there is room for. */
function newest<T>(all: readonly T[]): T[] {
  const some: T[] = [];
  let room = limits.keptCharacters - 2;
  for (const one of all.slice(-limits.recentUsed).reverse()) {
    room -= JSON.stringify(one).length + 1;
    if (room < 0) break;
    some.unshift(one);
  }
  return some;
}

/** Fields that were not kept stay as they are. */
export function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
