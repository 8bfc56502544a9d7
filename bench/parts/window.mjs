import { withBrowser } from "../browser.mjs";
import { measureScene } from "../window/measure.mjs";
import { formatSummaries, misses, summarise } from "../window/report.mjs";
import { readScenes } from "../window/scenes.mjs";

/**
 * How smooth the window stays while much arrives.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runWindow({ quick }, { say }) {
  return withBrowser("the window", async () => {
    const { scenes } = readScenes(quick ? ["--quick", "--scene", "busy"] : []);
    const turns = [];
    for (const scene of scenes) {
      say(`The window, ${scene.groups * scene.ports} memberships`);
      const rates = quick ? scene.rates.slice(-1) : scene.rates;
      for (const turn of await measureScene({ ...scene, rates })) turns.push(summarise(turn));
    }
    console.log(`\n${formatSummaries(turns).join("\n")}`);
    for (const turn of turns) {
      const missed = misses(turn);
      const what = `Window, ${turn.memberships} memberships, ${turn.rate.toLocaleString("en-GB")} a second`;
      console.log(missed.length === 0 ? `${what}: targets reached` : `${what}: missed ${missed.join("; ")}`);
    }
    return turns;
  });
}
