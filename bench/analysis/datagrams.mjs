/**
 * Datagrams of one kind as a socket would hand them over, in batches as long as those of a system call. Each turn
 * writes the next numbers over the last ones, as the kernel does; nothing else changes.
 */

const batchLength = 64;
const senderWords = 8;
const slot = 2_048;
const tsPacket = 188;

/**
 * @typedef {object} Load
 * @property {string} name
 * @property {number} size Bytes of payload.
 * @property {(memory: Uint8Array, at: number, number: number) => void} write One datagram's payload.
 */

/** @type {readonly Load[]} */
export const loads = [
  { name: "plain bytes, 200", size: 200, write: writePlain },
  { name: "RTP, 200", size: 200, write: writeRtp },
  { name: "RTP with 7 TS packets, 1328", size: 12 + 7 * tsPacket, write: writeTransport },
];

/** @type {Load["write"]} */
function writePlain(memory, at) {
  for (let byte = 0; byte < 200; byte += 1) memory[at + byte] = (byte * 31) & 0xff;
}

/** @type {Load["write"]} */
function writeRtp(memory, at, number) {
  memory[at] = 0x80;
  memory[at + 1] = 33;
  memory[at + 2] = (number >>> 8) & 0xff;
  memory[at + 3] = number & 0xff;
  const ticks = (number * 90) >>> 0;
  for (let byte = 0; byte < 4; byte += 1) {
    memory[at + 4 + byte] = (ticks >>> (24 - 8 * byte)) & 0xff;
    memory[at + 8 + byte] = 0x11 * (byte + 1);
  }
}

/** @type {Load["write"]} */
function writeTransport(memory, at, number) {
  writeRtp(memory, at, number);
  for (let packet = 0; packet < 7; packet += 1) {
    const begin = at + 12 + packet * tsPacket;
    memory[begin] = 0x47;
    memory[begin + 1] = 0x01;
    memory[begin + 2] = 0x00;
    memory[begin + 3] = 0x10 | ((number * 7 + packet) & 0x0f);
  }
}

/** Batches of a load that count on, one after the other, in the same memory. */
export class Batches {
  /** @param {Load} load */
  constructor(load) {
    this.load = load;
    this.memory = new Uint8Array(slot * batchLength);
    this.number = 0;
    this.now = 1_000;
    const senders = new Uint32Array(batchLength * senderWords);
    for (let index = 0; index < batchLength; index += 1) {
      senders[index * senderWords] = 2 | (0x1388 << 16);
      senders[index * senderWords + 1] = 0x0700_000a;
    }
    const memory = this.memory;
    this.batch = {
      count: batchLength,
      at: new Float64Array(batchLength),
      size: new Uint32Array(batchLength).fill(load.size),
      ttl: new Int16Array(batchLength).fill(64),
      tos: new Int16Array(batchLength).fill(0),
      dropsBefore: new Uint32Array(batchLength),
      senders,
      destinations: null,
      stamps: null,
      address: () => "10.0.0.7",
      payloadBytes: () => memory,
      payloadAt: (/** @type {number} */ index) => index * slot,
      copyPayload(/** @type {number} */ index, /** @type {Uint8Array} */ into, /** @type {number} */ offset) {
        into.set(memory.subarray(index * slot, index * slot + load.size), offset);
      },
    };
  }

  /** The next 64, at 500,000 a second. */
  next() {
    const { batch, load, memory } = this;
    for (let index = 0; index < batchLength; index += 1) {
      load.write(memory, index * slot, this.number);
      this.number += 1;
      this.now += 0.002;
      batch.at[index] = this.now;
    }
    return batch;
  }
}
