import { crc32 } from "../../../../shared/transport-stream/crc32.ts";
import { packetBytes } from "./packet.ts";

/** A transport stream to test with: packets, tables and faults, put together by hand. */

export interface PacketPlan {
  readonly pid: number;
  readonly counter?: number;
  readonly payload?: Uint8Array | readonly number[] | null;
  readonly starts?: boolean;
  readonly scrambled?: boolean;
  readonly damaged?: boolean;
  readonly discontinuity?: boolean;
  /** Ticks of 27 MHz. */
  readonly pcr?: number;
}

/** One packet. A payload that is too short is stuffed in the adaptation field, null is none at all. */
export function packetOf(plan: PacketPlan): Uint8Array {
  const { pid, counter = 0, payload = [], starts = false, scrambled, damaged, discontinuity, pcr } = plan;
  const packet = new Uint8Array(packetBytes).fill(0xff);
  packet[0] = 0x47;
  packet[1] = (damaged ? 0x80 : 0) | (starts ? 0x40 : 0) | (pid >>> 8);
  packet[2] = pid & 0xff;
  const body = payload === null ? [] : payload;
  const free = packetBytes - 4 - body.length;
  const needsField = free > 0 || pcr !== undefined || discontinuity;
  packet[3] = (scrambled ? 0x80 : 0) | (needsField ? 0x20 : 0) | (payload === null ? 0 : 0x10) | counter;
  if (needsField) {
    packet[4] = free - 1;
    if (free > 1) packet[5] = (discontinuity ? 0x80 : 0) | (pcr === undefined ? 0 : 0x10);
    if (pcr !== undefined) packet.set(clockBytes(pcr), 6);
  }
  packet.set(body, packetBytes - body.length);
  return packet;
}

function clockBytes(ticks: number): readonly number[] {
  const base = Math.floor(ticks / 300);
  const high = Math.floor(base / 2);
  const extension = ticks % 300;
  return [
    high >>> 24,
    (high >>> 16) & 0xff,
    (high >>> 8) & 0xff,
    high & 0xff,
    (base % 2 === 0 ? 0x7e : 0xfe) | (extension >>> 8),
    extension & 0xff,
  ];
}

export interface SectionPlan {
  readonly table: number;
  readonly id: number;
  readonly version?: number;
  readonly number?: number;
  readonly last?: number;
  readonly isCurrent?: boolean;
  readonly body: readonly number[];
}

/** A section with its CRC. */
export function sectionOf(plan: SectionPlan): Uint8Array {
  const { table, id, version = 0, number = 0, last = 0, isCurrent = true, body } = plan;
  const length = 5 + body.length + 4;
  const section = Uint8Array.from([
    table,
    0xb0 | (length >>> 8),
    length & 0xff,
    ...word(id),
    0xc0 | (version << 1) | (isCurrent ? 1 : 0),
    number,
    last,
    ...body,
    ...[0, 0, 0, 0],
  ]);
  const crc = crc32(section, 0, section.length - 4);
  section.set([crc >>> 24, (crc >>> 16) & 0xff, (crc >>> 8) & 0xff, crc & 0xff], section.length - 4);
  return section;
}

export const word = (value: number): readonly number[] => [value >>> 8, value & 0xff];

export const descriptor = (tag: number, ...body: readonly number[]): readonly number[] => [
  tag,
  body.length,
  ...body,
];

export const letters = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

export function patOf(
  programs: Readonly<Record<number, number>>,
  plan: Partial<SectionPlan> = {},
): Uint8Array {
  const body = Object.entries(programs).flatMap(([number, pid]) => [
    ...word(Number(number)),
    ...word(0xe000 | pid),
  ]);
  return sectionOf({ table: 0, id: 1, body, ...plan });
}

export interface EntryPlan {
  readonly type: number;
  readonly pid: number;
  readonly descriptors?: readonly number[];
}

export function pmtOf(
  program: number,
  pcrPid: number,
  entries: readonly EntryPlan[],
  descriptors: readonly number[] = [],
): Uint8Array {
  const body = [
    ...word(0xe000 | pcrPid),
    ...word(0xf000 | descriptors.length),
    ...descriptors,
    ...entries.flatMap(({ type, pid, descriptors: of = [] }) => [
      type,
      ...word(0xe000 | pid),
      ...word(0xf000 | of.length),
      ...of,
    ]),
  ];
  return sectionOf({ table: 2, id: program, body });
}

export function sdtOf(names: Readonly<Record<number, readonly number[]>>): Uint8Array {
  const body = Object.entries(names).flatMap(([number, name]) => {
    const service = descriptor(0x48, 1, 0, name.length, ...name);
    return [...word(Number(number)), 0xfc, ...word(0x8000 | service.length), ...service];
  });
  return sectionOf({ table: 0x42, id: 1, body: [0, 1, 0xff, ...body] });
}

/** A section as the payloads of packets: a pointer field, and stuffing at the end. */
export function payloadsOf(section: Uint8Array): Uint8Array[] {
  const payloads: Uint8Array[] = [];
  const whole = Uint8Array.from([0, ...section]);
  for (let at = 0; at < whole.length; at += packetBytes - 4) {
    const payload = new Uint8Array(packetBytes - 4).fill(0xff);
    payload.set(whole.subarray(at, at + packetBytes - 4));
    payloads.push(payload);
  }
  return payloads;
}

/** A full payload that no other number has. */
export function noise(number: number): Uint8Array {
  return Uint8Array.from(
    { length: packetBytes - 4 },
    (_, at) => (Math.imul(number + 1, 2_654_435_761) >>> (at % 24)) & 0xff,
  );
}

/** The beginning of a PES packet that says when it is shown; with what follows in it, as a full payload. */
export function presented(stream: number, ...rest: readonly number[]): Uint8Array {
  const payload = new Uint8Array(packetBytes - 4);
  payload.set([0, 0, 1, stream, 0, 0, 0x80, 0x80, 5, 0x21, 0, 1, 0, 1, ...rest]);
  return payload;
}

export const videoPid = 0x101;
export const audioPid = 0x102;
export const mapPid = 0x100;
export const programNumber = 1;
export const shownName = "Playout B";

/** Milliseconds between two datagrams of `Mux`. */
export const stepMs = 2;
const ticksPerStep = stepMs * 27_000;

/**
 * A multiplex of one rate and one program: seven packets every two milliseconds. Tables every 100 ms, PCR every
 * 20 ms, a PTS every 40 ms, the rest video, audio and null packets.
 */
export class Mux {
  readonly #counters = new Map<number, number>();
  #step = 0;
  #made = 0;
  /** Things left out or made otherwise, by the test. */
  readonly without = new Set<"pat" | "pmt" | "sdt" | "pcr" | "pts" | "audio" | "null">();
  scrambled = false;

  get at(): number {
    return this.#step * stepMs;
  }

  next(plan: Omit<PacketPlan, "counter">): Uint8Array {
    const hasPayload = plan.payload !== null;
    const before = this.#counters.get(plan.pid) ?? 15;
    const counter = plan.pid === 0x1fff ? 0 : hasPayload ? (before + 1) & 15 : before;
    this.#counters.set(plan.pid, counter);
    this.#made += 1;
    return packetOf({
      ...plan,
      counter,
      payload: plan.payload === undefined ? noise(this.#made) : plan.payload,
    });
  }

  table(pid: number, section: Uint8Array): Uint8Array[] {
    return payloadsOf(section).map((payload, index) => this.next({ pid, payload, starts: index === 0 }));
  }

  /** The next datagram. */
  datagram(): Uint8Array {
    const step = this.#step;
    this.#step += 1;
    const packets: Uint8Array[] = [];
    const every = (ms: number): boolean => step % (ms / stepMs) === 0;
    if (every(100)) {
      if (!this.without.has("pat")) packets.push(...this.table(0, patOf({ [programNumber]: mapPid })));
      if (!this.without.has("pmt")) packets.push(...this.table(mapPid, this.map()));
      if (!this.without.has("sdt")) {
        packets.push(...this.table(0x11, sdtOf({ [programNumber]: letters(shownName) })));
      }
    }
    const scrambled = this.scrambled;
    if (every(20) && !this.without.has("pcr")) {
      // Where the packet stands in the stream, to the tick.
      const pcr = step * ticksPerStep + (packets.length * ticksPerStep) / 7;
      packets.push(this.next({ pid: videoPid, pcr: Math.round(pcr), payload: noise(step).subarray(0, 170) }));
    }
    if (every(40) && !this.without.has("pts")) {
      packets.push(
        this.next({ pid: videoPid, starts: true, scrambled, payload: presented(0xe0, step & 0xff) }),
      );
      if (!this.without.has("audio")) {
        packets.push(
          this.next({ pid: audioPid, starts: true, scrambled, payload: presented(0xc0, step & 0xff) }),
        );
      }
    }
    while (packets.length < 5) packets.push(this.next({ pid: videoPid, scrambled }));
    while (packets.length < 6 && !this.without.has("audio")) {
      packets.push(this.next({ pid: audioPid, scrambled }));
    }
    while (packets.length < 7) {
      packets.push(
        this.without.has("null") ? this.next({ pid: videoPid, scrambled }) : packetOf({ pid: 0x1fff }),
      );
    }
    return join(packets);
  }

  map(): Uint8Array {
    return pmtOf(programNumber, videoPid, [
      { type: 0x1b, pid: videoPid },
      { type: 0x0f, pid: audioPid, descriptors: descriptor(10, ...letters("deu"), 0) },
    ]);
  }
}

export function join(packets: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(packets.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const packet of packets) {
    bytes.set(packet, at);
    at += packet.length;
  }
  return bytes;
}
