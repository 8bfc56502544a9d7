import { existsSync } from "node:fs";
import { DatabaseError } from "../../engine/history/database.ts";
import { openHistory } from "../../engine/history/open-history.ts";
import type { HistoryStore } from "../../engine/history/store.ts";
import { usualHistoryFile } from "../../engine/system/data-folder.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes, refuseUsage } from "./usage.ts";

/** The file that a command names, or the one that doors keep where nobody names another. */
export function readHistoryFile(file: string | undefined): string {
  const named = file ?? usualHistoryFile();
  return existsSync(named) ? named : refuseUsage("history-without-file", { file: named });
}

/** Reads a history beside a program that may be writing it; what cannot be read is one sentence, and exit code 1. */
export async function withHistory(
  file: string,
  terminal: Terminal,
  use: (store: HistoryStore) => number,
): Promise<number> {
  try {
    const store = await openHistory(file);
    try {
      return use(store);
    } finally {
      store.close();
    }
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    terminal.err(`The history ${file} cannot be read: ${error.message}.`);
    return exitCodes.nothing;
  }
}
