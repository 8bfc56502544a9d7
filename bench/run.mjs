import { writeFileSync } from "node:fs";
import { stopChildren } from "./children.mjs";
import { describeMachine, formatMachine } from "./machine.mjs";
import { withMeans } from "./means.mjs";
import { readOptions } from "./options.mjs";
import { runAnalysis } from "./parts/analysis.mjs";
import { runFilter } from "./parts/filter.mjs";
import { runGroups } from "./parts/groups.mjs";
import { runHistory } from "./parts/history.mjs";
import { runHistoryReception } from "./parts/history-reception.mjs";
import { runMemory } from "./parts/memory.mjs";
import { runOpen } from "./parts/open.mjs";
import { runPackets } from "./parts/packets.mjs";
import { runReplay } from "./parts/replay.mjs";
import { runReceivers } from "./parts/run-receivers.mjs";
import { runSoak } from "./parts/soak.mjs";
import { runStart } from "./parts/start.mjs";
import { runWindow } from "./parts/window.mjs";
import { runSender } from "./sender/run-sender.mjs";

/** @type {Record<import("./options.mjs").PartName | "soak", (options: import("./options.mjs").BenchOptions, means: import("./means.mjs").Means) => Promise<unknown>>} */
const parts = {
  receivers: runReceivers,
  start: runStart,
  memory: runMemory,
  groups: runGroups,
  analysis: runAnalysis,
  packets: runPackets,
  filter: runFilter,
  open: runOpen,
  replay: runReplay,
  history: runHistory,
  "history-reception": runHistoryReception,
  window: runWindow,
  sender: runSender,
  soak: runSoak,
};

const options = readOptions(process.argv.slice(2));
const machine = describeMachine();

await withMeans(options.quick, async (means) => {
  console.log(formatMachine(machine));
  console.log(`Sender: ${means.sender.name}; it shares the processors with what is measured.`);
  /** @type {Record<string, unknown>} */
  const figures = {};
  for (const part of options.soak ? /** @type {const} */ (["soak"]) : options.parts) {
    try {
      figures[part] = await parts[part](options, means);
    } catch (error) {
      // What was measured, and what can be measured yet, is not lost with one part.
      await stopChildren();
      console.error(`The part “${part}” failed: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    }
    if (options.json !== null) {
      const all = { at: new Date().toISOString(), machine, sender: means.sender.name, options, ...figures };
      writeFileSync(options.json, `${JSON.stringify(all, null, 2)}\n`);
    }
  }
});
