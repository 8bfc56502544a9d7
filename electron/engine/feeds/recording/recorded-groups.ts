import type { CaptureTaker } from "../../../../shared/capture/read/capture-reader.ts";
import type { RecordedDatagram } from "../../../../shared/capture/read/datagram.ts";
import type { CaptureInterface } from "../../../../shared/capture/read/frame.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Membership as Row } from "../../../../shared/model/membership.ts";
import { recordingKey } from "../../../../shared/model/membership-key.ts";
import { knownName } from "../../../../shared/net/known-groups.ts";
import { fail } from "../../../../shared/problem.ts";
import { senderAddress, senderWords } from "../../datagrams/sender-key.ts";
import { AF_INET, AF_INET6 } from "../../datagrams/sockaddr.ts";
import { failRenamed } from "../changed-since.ts";
import type { FeedRows } from "../feed-rows.ts";
import { GroupTable } from "./group-table.ts";
import type { KnownRows } from "./known-rows.ts";
import { wordAt } from "./recorded-batch.ts";
import { RecordedGroup, type RecordingGrounds } from "./recorded-group.ts";

/** Which datagrams of a recording become rows. */
export interface RecordingView {
  /** Also such as went to one host. */
  readonly unicast: boolean;
  /** Those of a span of time only, both ends included, in ms since 1970. */
  readonly span: { readonly from: number; readonly to: number } | null;
}

/** Datagrams that are in no row. */
export interface LeftOut {
  /** To one host, and not asked for. */
  unicast: number;
  /** To further destinations than there are rows. */
  further: number;
  /** Before or after the chosen span. */
  outside: number;
}

/** The destinations of one recording: takes its datagrams and cuts them by where they went. */
export class RecordedGroups implements CaptureTaker, FeedRows {
  readonly leftOut: LeftOut = { unicast: 0, further: 0, outside: 0 };
  damaged = 0;
  readonly #grounds: RecordingGrounds;
  readonly #source: string;
  /** Interfaces of the file, which become more as it is read. */
  interfaces: readonly CaptureInterface[] = [];
  /** A number for each name of an interface, by its place in the file. */
  readonly #namesOf: number[] = [];
  readonly #names: (string | null)[] = [];
  readonly #table = new GroupTable();
  #all: RecordedGroup[] = [];
  readonly #byId = new Map<number, RecordedGroup>();
  readonly #known: KnownRows;
  /** Those with packets that wait. */
  #waiting: RecordedGroup[] = [];
  readonly #view: RecordingView;
  /** Numbers of rows whose first packets are taken one by one, as somebody waits for what they are. */
  readonly hurried = new Set<number>();
  #second = -1;
  #beganAt: number | null = null;
  readonly #onSecond: (now: number) => void;
  readonly #onHurried: () => void;

  /**
   * @param source what the keys of rows begin with: the name of the file
   * @param onSecond called when a second of the recording is over and all before it has been taken
   * @param onHurried called when a packet of a hurried row was taken
   */
  constructor(
    source: string,
    grounds: RecordingGrounds,
    { view, known }: { readonly view: RecordingView; readonly known: KnownRows },
    onSecond: (now: number) => void,
    onHurried: () => void,
  ) {
    this.#source = source;
    this.#grounds = grounds;
    this.#view = view;
    this.#known = known;
    this.#onSecond = onSecond;
    this.#onHurried = onHurried;
  }

  [Symbol.iterator](): Iterator<RecordedGroup> {
    return this.#all.values();
  }

  get size(): number {
    return this.#all.length;
  }

  get(id: number): RecordedGroup {
    return this.find(id) ?? fail("membership-left");
  }

  rows(now: number): Row[] {
    return this.#all.map((one) => one.row(now));
  }

  rename(id: number, name: string, was: string | null): string {
    const group = this.get(id);
    const before = group.name;
    if (was !== null && was.trim() !== before) failRenamed(group.spec, before);
    group.name = name.trim();
    this.#known.call(group.key, group.name);
    return before;
  }

  datagram(datagram: RecordedDatagram): void {
    if (!this.#view.unicast && !datagram.isToGroup && !isBroadcast(datagram)) {
      this.leftOut.unicast += 1;
      return;
    }
    if (!this.#isInSpan(datagram)) {
      this.leftOut.outside += 1;
      return;
    }
    const group = this.#groupOf(datagram);
    if (group === null) {
      this.leftOut.further += 1;
      return;
    }
    if (datagram.isDamaged) {
      group.damaged += 1;
      this.damaged += 1;
      return;
    }
    const moment = this.#grounds.time.take(datagram);
    const second = Math.floor(moment / 1e3);
    if (second !== this.#second) this.#endSecond(second);
    if (group.batch.count === 0) this.#waiting.push(group);
    group.batch.add(datagram, moment);
    if (group.batch.isFull) this.flush();
    else if (this.hurried.size > 0 && this.hurried.has(group.id)) this.#hurry(group);
  }

  #hurry(group: RecordedGroup): void {
    this.flush();
    this.#onHurried();
    // Whoever waits for more than that waits to the end of a second.
    if (group.taken >= limits.recordingHurried) this.hurried.delete(group.id);
  }

  /** The row of a number; null where it has no packet yet. */
  find(id: number): RecordedGroup | null {
    return this.#byId.get(id) ?? null;
  }

  #isInSpan({ seconds, nanoseconds }: RecordedDatagram): boolean {
    const { span } = this.#view;
    if (span === null) return true;
    const at = seconds * 1e3 + nanoseconds / 1e6;
    return at >= span.from && at <= span.to;
  }

  #endSecond(second: number): void {
    this.flush();
    if (this.#second >= 0) this.#onSecond(second * 1e3);
    this.#second = second;
  }

  /** All that waits is taken: before the piece of the file that it stands in is written over. */
  flush(): void {
    for (const group of this.#waiting) group.flush();
    this.#waiting.length = 0;
  }

  /** The row of a datagram that was read before; null where it is in none. */
  rowOf(datagram: RecordedDatagram): RecordedGroup | null {
    const on = this.#namesOf[datagram.interface];
    return on === undefined ? null : (this.#all[this.#table.find(datagram, on)] ?? null);
  }

  #groupOf(datagram: RecordedDatagram): RecordedGroup | null {
    const on = this.#namesOf[datagram.interface] ?? this.#meet(datagram.interface);
    const place = this.#table.find(datagram, on);
    return this.#all[place] ?? this.#add(datagram, on);
  }

  /** Interfaces of one name are one: sections of a file that was put together tell each again. */
  #meet(place: number): number {
    const isAlone = this.interfaces.length === 1;
    const name = this.interfaces[place]?.name ?? (isAlone ? null : `#${place}`);
    const known = this.#names.indexOf(name);
    const number = known === -1 ? this.#names.push(name) - 1 : known;
    this.#namesOf[place] = number;
    return number;
  }

  #add(datagram: RecordedDatagram, on: number): RecordedGroup | null {
    if (this.#all.length >= limits.memberships) return null;
    const { version: family, port } = datagram;
    const name = this.#names[on] ?? null;
    const address = addressOf(datagram);
    this.#beganAt ??= this.#grounds.time.take(datagram);
    const identity = { family, address, port, interface: name };
    const key = recordingKey(this.#source, identity);
    const { id, name: called, conflicts } = this.#known.meet(key);
    const group = new RecordedGroup(
      id,
      {
        ...{ key, family, address, port },
        kind: datagram.isToGroup ? "group" : isBroadcast(datagram) ? "broadcast" : "host",
        interface: name === null ? null : { name, address: null },
        name: called ?? knownName(address, port),
      },
      this.#beganAt,
      this.#grounds,
      { known: conflicts, isWhole: this.#view.span === null },
    );
    group.streams.decodeBy((place) => this.#known.chosenOf(key, group.traffic.sources.at(place)));
    this.#table.add();
    this.#all.push(group);
    this.#byId.set(id, group);
    return group;
  }

  /** Gives back what they hold, but for their packets' places on disk. */
  release(): void {
    for (const group of this.#all) group.traffic.release();
    this.#all = [];
    this.#byId.clear();
    this.#waiting = [];
  }
}

/** RFC 919: to all on one link. That of a subnet is not known of a recording. */
function isBroadcast({ version, addresses, destinationAt }: RecordedDatagram): boolean {
  return version === 4 && wordAt(addresses, destinationAt) === 0xffff_ffff;
}

const words = new Uint32Array(senderWords);

function addressOf({ version, addresses, destinationAt: at }: RecordedDatagram): string {
  words[0] = version === 4 ? AF_INET : AF_INET6;
  for (let part = 0; part < (version === 4 ? 1 : 4); part += 1)
    words[(version === 4 ? 1 : 2) + part] = wordAt(addresses, at + 4 * part);
  return senderAddress(words, 0);
}
