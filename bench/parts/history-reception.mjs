import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "../children.mjs";
import { openDoor } from "../door.mjs";
import { formatTable, formatWhole } from "../figures.mjs";
import { target } from "../target.mjs";
import { openSecondWindow } from "../window/second-window.mjs";

/** Longer than a minute: one is written while packets come. */
const seconds = 70;
const quickSeconds = 3;
/** So often a chart of the last five minutes is asked for. */
const askMs = 250;

/**
 * Reception with a history that is written and asked for, beside reception without one, in turns: what the one drops beyond the
 * other is the history's.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runHistoryReception(options, { sender, say, folder }) {
  const size = options.sizes[0] ?? 64;
  const trials = [];
  for (let turn = 0; turn < options.turns; turn += 1) {
    for (const kept of [false, true]) {
      say(`reception ${kept ? "with" : "without"} a history, turn ${turn + 1} of ${options.turns}`);
      const file = join(folder, `reception-${turn}.db`);
      const how = { rate: options.rate, size, seconds: options.quick ? quickSeconds : seconds };
      trials.push({ kept, ...(await receive(kept ? file : null, sender, how)) });
      rmSync(file, { force: true });
    }
  }
  const rows = [
    ["History", "sent a second", "sent", "received", "dropped here", "charts asked for"],
    ...trials.map(({ kept, sent, took, received, dropped, asked }) => [
      kept ? "kept" : "none",
      formatWhole(sent / took),
      ...[sent, received, dropped, asked].map(formatWhole),
    ]),
  ];
  console.log(`\n${formatTable(rows).join("\n")}`);
  return trials;
}

/**
 * @param {string | null} file
 * @param {import("../means.mjs").Means["sender"]} sender
 * @param {{ readonly rate: number, readonly size: number, readonly seconds: number }} how
 */
async function receive(file, sender, how) {
  const { child, url } = await openDoor(["--history", file ?? "off"]);
  const window = await openSecondWindow(url);
  try {
    const place = { address: target.group, port: target.port, interface: target.interface };
    await window.call("join", { ...place, source: null, bind: "group", name: "" });
    const [{ key }] = (await window.call("snapshot", null)).memberships;
    const sending = new Child(sender.command(how));
    let asked = 0;
    while (sending.running) {
      await Promise.race([sleep(askMs), sending.ended]);
      if (file === null) continue;
      const to = Math.floor(Date.now() / 1_000);
      await window.call("history", { series: key, from: to - 300, to, step: 1 });
      asked += 1;
    }
    await sleep(500);
    const [row] = (await window.call("snapshot", null)).memberships;
    const [warm, told] = sending.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const sent = warm.warm + told.sent;
    return { sent, took: told.seconds, received: row.packets, dropped: row.kernelDrops ?? 0, asked };
  } finally {
    window.close();
    await child.stop();
  }
}
