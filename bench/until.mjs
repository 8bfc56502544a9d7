import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits until something holds that a process brings about.
 * @param {() => boolean} holds
 * @param {import("./children.mjs").Child} child
 * @param {number} [seconds]
 */
export async function until(holds, child, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; !holds(); await sleep(20)) {
    if (!child.running) throw new Error(`${child.name} ended early: ${lastLine(child.err)}`);
    if (Date.now() > end) throw new Error(`${child.name} was not ready after ${seconds} s.`);
  }
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split("\n").at(-1) ?? "";
}
