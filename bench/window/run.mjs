import { writeFileSync } from "node:fs";
import { availableParallelism, release } from "node:os";
import { measureScene } from "./measure.mjs";
import { formatProfile } from "./profile.mjs";
import { formatSummaries, misses, summarise } from "./report.mjs";
import { readScenes } from "./scenes.mjs";

/**
 * How smooth the window stays: measured in a real browser on the headless door, in a network of
 * their own (`node bench/window/main.mjs`).
 */
const { scenes, json, profile } = readScenes(process.argv.slice(2));

console.log(
  `The window under load. Sender, engine, door and browser share ${availableParallelism()} processors. Node ${process.versions.node}, ${process.platform} ${release()}.`,
);
const turns = [];
for (const scene of scenes) {
  for (const turn of await measureScene(scene, { profile })) {
    turns.push(summarise(turn));
    for (const { name, ms, count } of turn.costs.slice(0, 14)) {
      console.log(`  ${(ms / turn.seconds).toFixed(1).padStart(6)} ms a second in ${count} × ${name}`);
    }
    for (const one of turn.profiles) console.log(formatProfile(one.title, one.profile).join("\n"));
  }
}
for (const line of formatSummaries(turns)) console.log(line);
for (const turn of turns) {
  for (const [kind, { count, p50, p95 }] of Object.entries(turn.kinds)) {
    console.log(`  ${count} × ${kind}: median ${p50.toFixed(0)} ms, 95th percentile ${p95.toFixed(0)} ms`);
  }
  const missed = misses(turn);
  const what = `${turn.memberships} memberships, ${turn.rate.toLocaleString("en-GB")} a second`;
  console.log(missed.length === 0 ? `${what}: every target met.` : `${what}: missed ${missed.join("; ")}.`);
}
if (json !== null) writeFileSync(json, `${JSON.stringify({ turns }, null, 2)}\n`);
