import { StreamAnalysis, StreamStore } from "../../electron/engine/streams/stream-analysis.ts";
import { StreamBank } from "../../electron/engine/streams/stream-bank.ts";
import { Memory } from "../../electron/engine/traffic/memory.ts";
import { Traffic, TrafficStore } from "../../electron/engine/traffic/traffic.ts";
import { limits } from "../../shared/limits.ts";
import { Batches, loads } from "./datagrams.mjs";

/**
 * Prints in JSON what a datagram costs in the engine from the batch on, in nanoseconds, with and without the
 * analysis of streams: turns of both alternate, and what making the batches takes is measured and taken off.
 */

const [turns = 9, batches = 4_000] = process.argv.slice(2).map(Number);
const time = { now: () => 0, at: (/** @type {number} */ moment) => 1_700_000_000_000 + moment };

/** @param {boolean} analysed */
function feed(analysed) {
  // Full within the first turn: what is measured is the state of all but the first minutes of a day.
  const memory = new Memory(limits.memoryLeastBytes);
  const traffic = new Traffic(
    {
      only: null,
      time,
      onSinkFailure(_sink, error) {
        throw error;
      },
    },
    new TrafficStore(memory),
  );
  if (analysed) traffic.attach(new StreamAnalysis(new StreamStore(new StreamBank(memory)), time));
  return traffic;
}

/**
 * @param {Batches} source
 * @param {Traffic | null} traffic Null makes the batches only.
 */
function nanoseconds(source, traffic) {
  const begin = process.hrtime.bigint();
  for (let turn = 0; turn < batches; turn += 1) {
    const batch = source.next();
    if (traffic !== null) traffic.take(batch);
  }
  return Number(process.hrtime.bigint() - begin) / (batches * 64);
}

const figures = loads.map((load) => {
  const without = { traffic: feed(false), source: new Batches(load) };
  const withAnalysis = { traffic: feed(true), source: new Batches(load) };
  const none = { traffic: null, source: new Batches(load) };
  const ways = [none, without, withAnalysis];
  /** @type {number[][]} */
  const found = ways.map(() => []);
  for (let turn = 0; turn < turns + 2; turn += 1) {
    ways.forEach(({ source, traffic }, way) => {
      const ns = nanoseconds(source, traffic);
      // The first two turns are the compiler's.
      if (turn >= 2) found[way]?.push(ns);
    });
  }
  const [made = [], off = [], on = []] = found;
  const less = (/** @type {number[]} */ all) => all.map((ns, turn) => ns - (made[turn] ?? 0));
  return { name: load.name, off: less(off), on: less(on) };
});
console.log(JSON.stringify(figures));
