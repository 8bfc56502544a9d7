import { writeFileSync } from "node:fs";
import { availableParallelism, release } from "node:os";
import { formatSpread, formatTable, formatWhole, spread } from "./figures.mjs";
import { readOptions } from "./options.mjs";
import { chooseSender } from "./senders.mjs";
import { receivers, runTurn } from "./turn.mjs";

/** @typedef {import("./turn.mjs").Turn} Turn */
/** @typedef {import("./turn.mjs").ReceiverName} ReceiverName */

const options = readOptions(process.argv.slice(2));
const sender = chooseSender(options);
const names = /** @type {ReceiverName[]} */ (Object.keys(receivers));
const { rate, size, seconds, turns } = options;

console.log(
  `${formatWhole(rate)} datagrams of ${size} bytes a second for ${seconds} s; receivers take turns, ${turns} each.`,
);
console.log(
  `Sender: ${sender.name}. Node ${process.versions.node}, ${availableParallelism()} processors, ${process.platform} ${release()}.`,
);
console.log("");

/** @type {Turn[]} */
const all = [];
for (let turn = 0; turn < turns; turn += 1) {
  for (const name of names) {
    process.stderr.write(`Turn ${turn + 1} of ${turns}: ${name}\n`);
    all.push(await runTurn(name, sender.command));
  }
}

const head = [
  "Receiver",
  "sent",
  "sent/s",
  "refused",
  "received",
  "loss %",
  "kernel drops",
  "µs CPU/datagram",
];
const rows = all.map((turn) => [
  turn.receiver,
  turn.path,
  formatWhole(turn.sent),
  formatWhole(turn.rate),
  formatWhole(turn.failed),
  formatWhole(turn.received),
  turn.loss.toFixed(3),
  turn.drops === null ? "–" : formatWhole(turn.drops),
  turn.microseconds === null ? "–" : turn.microseconds.toFixed(2),
]);
for (const line of formatTable([head, ...rows])) console.log(line);

const summary = names.map((receiver) => {
  const own = all.filter((turn) => turn.receiver === receiver);
  return {
    receiver,
    rate: spread(own.map((turn) => turn.rate)),
    loss: spread(own.map((turn) => turn.loss)),
    microseconds: spread(own.flatMap((turn) => turn.microseconds ?? [])),
  };
});
console.log("");
const medians = summary.map((one) => [
  one.receiver,
  formatSpread(one.rate, formatWhole),
  formatSpread(one.loss, (value) => value.toFixed(3)),
  formatSpread(one.microseconds, (value) => value.toFixed(2)),
]);
for (const line of formatTable([["Median (range)", "sent/s", "loss %", "µs CPU/datagram"], ...medians])) {
  console.log(line);
}

const [bare, ours] = summary;
const ratio =
  bare?.microseconds && ours?.microseconds ? ours.microseconds.median / bare.microseconds.median : null;
console.log("");
console.log(
  ratio === null
    ? "This system does not tell a process's processor time: there is no ratio."
    : `Ratio: Castscope uses ${ratio.toFixed(2)} times the processor time of a bare handler for each datagram.`,
);

if (options.json !== null) {
  const node = process.versions.node;
  const machine = { node, processors: availableParallelism(), system: `${process.platform} ${release()}` };
  writeFileSync(
    options.json,
    `${JSON.stringify({ options, sender: sender.name, machine, turns: all, summary, ratio }, null, 2)}\n`,
  );
}
