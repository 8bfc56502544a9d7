import { Memory } from "../traffic/memory.ts";
import { StreamStore } from "./stream-analysis.ts";
import { StreamBank } from "./stream-bank.ts";

/** For tests: what analyses share, with a memory of its own. */
export function madeUpStreams(memory = new Memory()): StreamStore {
  return new StreamStore(new StreamBank(memory));
}
