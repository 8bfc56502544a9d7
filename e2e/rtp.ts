import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

interface RtpStream {
  readonly group: string;
  readonly port: number;
  readonly ssrc: number;
  /** The sequence numbers in the order in which they leave; one twice is a duplicate, one left out is lost. */
  readonly numbers: readonly number[];
}

/** Packets that leave together, and the pause after them, in ms. */
const together = 5;
const pauseMs = 20;

/** A socket whose packets stay on the loopback. */
async function openSender(): Promise<Socket> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  socket.setMulticastInterface("127.0.0.1");
  socket.setMulticastTTL(0);
  return socket;
}

/**
 * Another source of a group, of no stream, so that the group does not fall silent when its stream ends.
 * @returns what ends it
 */
export async function keepTalking(group: string, port: number): Promise<() => void> {
  const socket = await openSender();
  const timer = setInterval(() => socket.send("still here", port, group), 200);
  return () => {
    clearInterval(timer);
    socket.close();
  };
}

/** Sends an RTP stream (RFC 3550) on loopback; TTL 0 keeps it there. */
export async function sendRtp({ group, port, ssrc, numbers }: RtpStream): Promise<void> {
  const socket = await openSender();
  for (const [at, number] of numbers.entries()) {
    const packet = Buffer.alloc(172);
    packet[0] = 0x80;
    packet.writeUInt16BE(number % 0x1_0000, 2);
    // G.711 in packets of 20 ms, of which the clock counts 160.
    packet.writeUInt32BE((number * 160) % 0x1_0000_0000, 4);
    packet.writeUInt32BE(ssrc, 8);
    socket.send(packet, port, group);
    if (at % together === together - 1) await sleep(pauseMs);
  }
  // What was handed over leaves before the socket closes.
  await sleep(pauseMs);
  socket.close();
}

/**
 * Streams of a group, one for each port, with losses, whose rates and sizes change all the time, down to pauses.
 * @returns what ends them
 */
export async function sendUnsteadily(group: string, ports: readonly number[]): Promise<() => void> {
  const socket = await openSender();
  const numbers = ports.map(() => 0);
  let turn = 0;
  const timer = setInterval(() => {
    turn += 1;
    const phase = turn >> 4;
    const many = [1, 12, 3, 40, 0][phase % 5] ?? 1;
    const packet = Buffer.alloc([60, 1_316, 300][phase % 3] ?? 60);
    packet[0] = 0x80;
    for (const [at, port] of ports.entries()) {
      // The second one is silent for a while.
      if (at === 1 && phase % 7 > 3) continue;
      for (let one = 0; one < many; one += 1) {
        const number = (numbers[at] ?? 0) + (one % 11 === 10 ? 3 : 1);
        numbers[at] = number;
        packet.writeUInt16BE(number % 0x1_0000, 2);
        packet.writeUInt32BE((number * 160) % 0x1_0000_0000, 4);
        packet.writeUInt32BE(0x1234 + at, 8);
        socket.send(Uint8Array.from(packet), port, group);
      }
    }
  }, 20);
  return () => {
    clearInterval(timer);
    socket.close();
  };
}
