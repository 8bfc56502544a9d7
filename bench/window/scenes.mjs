import { parseArgs } from "node:util";

/** @typedef {import("./measure.mjs").Scene} Scene */

const options = /** @type {const} */ ({
  json: { type: "string" },
  seconds: { type: "string", default: "20" },
  scene: { type: "string", default: "all" },
  quick: { type: "boolean", default: false },
  profile: { type: "boolean", default: false },
});

/**
 * What is measured: the promise of 100,000 packets a second over 50 groups beside a hundredth of it,
 * and as many rows as there can be.
 * @param {readonly string[]} args
 * @returns {{ scenes: Scene[], json: string | null, profile: boolean }}
 */
export function readScenes(args) {
  const { values } = parseArgs({ args: [...args], options });
  const seconds = values.quick ? 5 : Number(values.seconds);
  if (!(seconds >= 1 && seconds <= 600)) throw new Error("--seconds is a number, 1 to 600.");
  /** @type {Record<string, Scene>} */
  const all = {
    busy: { groups: 50, ports: 1, rates: [1_000, 100_000], size: 200, seconds },
    many: { groups: 1_000, ports: 2, rates: [20_000], size: 200, seconds },
  };
  if (values.scene !== "all" && !(values.scene in all)) {
    throw new Error(`--scene is all, ${Object.keys(all).join(" or ")}.`);
  }
  // A profile is of one load.
  if (values.profile) for (const scene of Object.values(all)) scene.rates = scene.rates.slice(-1);
  const wanted = values.scene === "all" ? Object.keys(all) : [values.scene];
  return {
    scenes: wanted.flatMap((name) => all[name] ?? []),
    json: values.json ?? null,
    profile: values.profile,
  };
}
