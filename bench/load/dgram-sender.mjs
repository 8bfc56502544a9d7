import { createSocket } from "node:dgram";
import { setTimeout as sleep } from "node:timers/promises";
import { target } from "../target.mjs";

/**
 * What sender.c does, for systems without UDP_SEGMENT: much slower, to one group, and without headers.
 *
 *   dgram-sender.mjs RATE SIZE SECONDS
 */
const [rate = 0, size = 0, seconds = 0] = process.argv.slice(2).map(Number);

/** Datagrams handed to the kernel and not confirmed yet; more would only wait in memory. */
const inFlightLimit = 1024;

const socket = createSocket("udp4");
await new Promise((resolve) => socket.bind(0, target.interface, () => resolve(null)));
socket.setMulticastInterface(target.interface);
socket.setMulticastTTL(0);
// Connected: a lookup for each datagram would cost more than the datagram.
await new Promise((resolve) => socket.connect(target.port, target.group, () => resolve(null)));

const payload = Buffer.alloc(size);

/**
 * @param {number} rate
 * @param {number} seconds
 */
async function sendAt(rate, seconds) {
  const total = Math.floor(rate * seconds);
  let started = 0;
  let sent = 0;
  let failed = 0;
  const done = (/** @type {Error | null} */ error) => {
    if (error) failed += 1;
    else sent += 1;
  };
  const begin = performance.now();
  while (started < total) {
    const due = Math.min(total, Math.floor(((performance.now() - begin) * rate) / 1000));
    while (started < due && started - sent - failed < inFlightLimit) {
      started += 1;
      socket.send(payload, done);
    }
    // A turn of the loop confirms what was sent; the pace is kept by the clock, not by the pause.
    await sleep(1);
  }
  while (sent + failed < started) await sleep(1);
  return { sent, failed, seconds: (performance.now() - begin) / 1000 };
}

const { sent: warm } = await sendAt(Math.min(rate, 20_000), 0.5);
await sleep(300);
process.stdout.write(`${JSON.stringify({ warm })}\n`);
// For whoever reads clocks between the two.
await sleep(100);
process.stdout.write(`${JSON.stringify(await sendAt(rate, seconds))}\n`);
socket.close();
