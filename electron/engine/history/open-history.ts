import { setTimeout as sleep } from "node:timers/promises";
import { limits } from "../../../shared/limits.ts";
import { DatabaseError, openDatabase, removeLock } from "./database.ts";
import { isOwned } from "./owner.ts";
import { HistoryStore } from "./store.ts";

/**
 * Opens a history to read it, beside a program that may be writing it: waits while that one is at it, and passes over what a
 * program that was killed left behind. @throws DatabaseError
 */
export async function openHistory(file: string): Promise<HistoryStore> {
  const deadline = performance.now() + limits.historyReadMs;
  for (;;) {
    if (!isOwned(file)) removeLock(file);
    try {
      return new HistoryStore(await openDatabase(file, { readOnly: true }), { readOnly: true });
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.kind !== "busy" || performance.now() > deadline)
        throw error;
      await sleep(limits.historyReadAgainMs);
    }
  }
}
