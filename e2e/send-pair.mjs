/**
 * Sends the two legs of a redundant pair (SMPTE ST 2022-7): the same RTP packets to two groups by two interfaces.
 *
 *     node send-pair.mjs '{"legs": [{"group": "239.20.1.12", "from": "10.0.1.7"}, …], "port": 5004, "rate": 200, "seconds": 60}'
 *
 * `lacks` of a leg are numbers modulo 1,000 that it does not send, `skewMs` by how much it is later. With `count` it ends
 * after so many packets; it prints how many it sent on each leg.
 */
import { createSocket } from "node:dgram";
import { setTimeout as pause } from "node:timers/promises";

/**
 * @typedef {object} Leg
 * @property {string} group
 * @property {string} from Address of the interface.
 * @property {number[]} [lacks]
 * @property {number} [skewMs]
 */

/** @type {{ legs: Leg[], port: number, rate: number, count: number }} */
const { legs, port, rate, count } = JSON.parse(process.argv[2] ?? "{}");

const sockets = await Promise.all(
  legs.map(async ({ from }) => {
    const socket = createSocket("udp4");
    await /** @type {Promise<void>} */ (new Promise((done) => socket.bind(0, from, done)));
    socket.setMulticastInterface(from);
    socket.setMulticastTTL(8);
    socket.setSendBufferSize(1 << 20);
    return socket;
  }),
);

const sent = legs.map(() => 0);

/** @param {number} number */
function packet(number) {
  const bytes = Buffer.alloc(12 + 188);
  bytes.writeUInt16BE(0x8060, 0);
  bytes.writeUInt16BE(number % 0x1_0000, 2);
  bytes.writeUInt32BE((number * Math.round(90_000 / rate)) >>> 0, 4);
  bytes.writeUInt32BE(0x5a1c_03e2, 8);
  for (let at = 12; at < bytes.length; at += 4)
    bytes.writeUInt32BE(Math.imul(number + at, 0x9e37_79b1) >>> 0, at);
  return bytes;
}

const begin = performance.now();
const next = legs.map(() => 0);
while (next.some((number) => number < count)) {
  const now = performance.now() - begin;
  for (const [at, { group, lacks = [], skewMs = 0 }] of legs.entries()) {
    for (;;) {
      const number = next[at] ?? 0;
      if (number >= count || (number * 1_000) / rate + skewMs > now) break;
      next[at] = number + 1;
      if (lacks.includes(number % 1_000)) continue;
      sockets[at]?.send(packet(number), port, group);
      sent[at] = (sent[at] ?? 0) + 1;
    }
  }
  await pause(1);
}
await pause(50);
for (const socket of sockets) socket.close();
console.log(JSON.stringify(sent));
