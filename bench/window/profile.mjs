import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * One node of a processor profile, as V8 writes it.
 * @typedef {object} ProfileNode
 * @property {number} id
 * @property {{ functionName: string, url: string, lineNumber: number }} callFrame
 * @property {number[]} [children]
 */
/** @typedef {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[] }} Profile */

/** A folder for the profiles of the door's threads, and Node's options that write them at its end. */
export function nodeProfiles() {
  const folder = mkdtempSync(join(tmpdir(), "castscope-profile-"));
  return {
    options: ["--cpu-prof", `--cpu-prof-dir=${folder}`],
    /**
     * One for each thread, which is numbered in the order of their starts: 0 is the main one.
     * @returns {{ title: string, profile: Profile }[]}
     */
    read: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith(".cpuprofile"))
        .map((name) => ({
          title: `Door’s thread ${name.split(".").at(-3)}`,
          profile: JSON.parse(readFileSync(join(folder, name), "utf8")),
        })),
  };
}

/**
 * The functions that took most time themselves, and of those that were called by them, in shares of
 * the profile's whole time.
 * @param {Profile} profile
 * @param {number} most
 */
export function largestCosts({ nodes, samples, timeDeltas }, most) {
  /** @type {Map<number, number>} */
  const own = new Map();
  for (const [at, id] of samples.entries()) own.set(id, (own.get(id) ?? 0) + (timeDeltas[at] ?? 0));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  /** @type {Map<string, { self: number, total: number }>} */
  const costs = new Map();
  const visit = (/** @type {ProfileNode} */ node, /** @type {ReadonlySet<string>} */ above) => {
    const name = nameOf(node);
    const within = new Set(above).add(name);
    let total = own.get(node.id) ?? 0;
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) total += visit(child, within);
    }
    const cost = costs.get(name) ?? { self: 0, total: 0 };
    cost.self += own.get(node.id) ?? 0;
    // A function within itself is counted once.
    if (!above.has(name)) cost.total += total;
    costs.set(name, cost);
    return total;
  };
  const [root] = nodes;
  const whole = root ? visit(root, new Set()) : 1;
  const rows = [...costs]
    .map(([name, { self, total }]) => ({ name, self: self / whole, total: total / whole }))
    .filter(({ name }) => !/^\((root|idle)\)/.test(name));
  const by = (/** @type {"self" | "total"} */ key) => rows.toSorted((a, b) => b[key] - a[key]).slice(0, most);
  return { self: by("self"), total: by("total") };
}

/** @param {ProfileNode} node */
function nameOf({ callFrame: { functionName, url, lineNumber } }) {
  const file = url.split("/").at(-1)?.split("?")[0] ?? "";
  return `${functionName || "(anonymous)"}${file === "" ? "" : ` ${file}:${lineNumber + 1}`}`;
}

/**
 * @param {string} title
 * @param {Profile} profile
 */
export function formatProfile(title, profile) {
  const { self, total } = largestCosts(profile, 14);
  const line = (/** @type {{ name: string, self: number, total: number }} */ one) =>
    `  ${(100 * one.self).toFixed(1).padStart(5)} % itself ${(100 * one.total).toFixed(1).padStart(5)} % with what it calls  ${one.name}`;
  return [`${title}, by own time`, ...self.map(line), `${title}, with what is called`, ...total.map(line)];
}
