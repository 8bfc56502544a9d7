import { allReceivers, chosenReceivers } from "../receivers/all.mjs";
import { receiveBufferBytes } from "../target.mjs";
import { measureReceivers } from "./receivers.mjs";
import { formatReceivers, receiverTargets, summariseReceivers } from "./receivers-report.mjs";

/**
 * Everything that receives, in turns: prints the tables and returns the figures.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runReceivers(options, means) {
  const all = allReceivers(means.folder);
  const chosen = chosenReceivers(options.receivers, means.folder, options.before);
  const there = chosen.filter(({ name, obstacle }) => {
    const reason = obstacle();
    if (reason !== null) console.log(`Left out: ${name}, because ${reason}.`);
    return reason === null;
  });
  console.log(
    `Receivers ask for a buffer of ${receiveBufferBytes / 1024 ** 2} MiB and get what an ordinary user gets; dumpcap has 2 MiB of its own.`,
  );
  const figures = await measureReceivers({ receivers: there, options, means });
  const sizes = figures.map((one) => ({ ...one, summaries: summariseReceivers(one) }));
  for (const { size, summaries } of sizes) {
    console.log(`\n${formatReceivers(size, summaries, all.c.name).join("\n")}`);
  }
  const targets = sizes.flatMap(({ size, summaries }) => receiverTargets(size, summaries, all.c.name));
  console.log(`\n${targets.join("\n")}`);
  return { sizes, targets };
}
