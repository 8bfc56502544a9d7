import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "../children.mjs";
import { isJoined } from "../kernel.mjs";
import { inNamespace, receiveBufferBytes, target } from "../target.mjs";
import { until } from "../until.mjs";
import { countReceived, readDumpcap } from "./outputs.mjs";
import { missing, startReceiver } from "./receiver.mjs";

/** @typedef {import("./receiver.mjs").Receiver} Receiver */

/**
 * iperf's server reports once the client's last datagram came, and reports what it computes from
 * the numbers in the datagrams. What it read is told by the kernel without that: all that was sent
 * and for which its socket had room. Its datagrams begin with the number, time and no options.
 * @type {Receiver}
 */
export const iperf = {
  name: "iperf -s -u",
  obstacle: () => missing("iperf"),
  header: { hex: "00".repeat(36), numberAt: 0 },
  start: async () => {
    const place = ["-B", `${target.group}%${target.device}`, "-p", `${target.port}`];
    const child = startReceiver(["iperf", "-s", "-u", ...place, "-w", `${receiveBufferBytes}`]);
    await joined(child);
    return { child, finish: () => child.stop().then(() => null) };
  },
};

/**
 * mgen writes a line for each datagram to its log, which is what it is used for; they are counted.
 * The header is one of its own version 5: 200 bytes to 127.0.0.1, and a number from 0 on.
 * @type {Receiver}
 */
export const mgen = {
  name: "mgen",
  obstacle: () => missing("mgen"),
  header: {
    hex: "00c8020800000001000000006b039387000ac30515c901047f000001000000000437682004376820fffffc190000",
    numberAt: 8,
  },
  start: async ({ folder }) => {
    const log = join(folder, "mgen.log");
    const events = [`listen udp ${target.port}`, `join ${target.group} interface ${target.device}`];
    const said = events.flatMap((event) => ["event", event]);
    const child = startReceiver(["mgen", "rxbuffer", `${receiveBufferBytes}`, ...said, "output", log]);
    await joined(child);
    return {
      child,
      finish: async () => {
        await child.stop();
        return countReceived(readFileSync(log));
      },
    };
  },
};

/** dumpcap as anyone starts it: with its own buffer of 2 MiB. */
export const dumpcap = dumpcapWith("dumpcap", []);

/** The same with as much room as a careful person gives it. */
export const dumpcapLarge = dumpcapWith("dumpcap -B 64", ["-B", "64"]);

/**
 * @param {string} name
 * @param {readonly string[]} options
 * @returns {Receiver}
 */
function dumpcapWith(name, options) {
  return {
    name,
    obstacle: () =>
      missing("dumpcap") ?? (inNamespace() ? null : "it is measured in a network of its own only"),
    seesWire: true,
    start: async ({ folder }) => {
      const file = join(folder, "capture.pcapng");
      const filter = ["-f", `udp port ${target.port}`];
      const child = new Child(["dumpcap", "-q", "-i", target.device, ...filter, ...options, "-w", file]);
      await until(() => child.err.includes("File:"), child);
      await sleep(200);
      return {
        child,
        finish: async () => {
          // It empties its buffer four times a second, and not when it is told to end.
          await sleep(600);
          await child.stop("SIGINT");
          return readDumpcap(child.err);
        },
      };
    },
  };
}

/** @param {Child} child */
export async function joined(child) {
  await until(() => isJoined(target.group), child);
  // The buffer is asked for around the same time.
  await sleep(100);
}
