import { mdnsPort, readMdns } from "../../../shared/announce/read-mdns.ts";
import { readSap, sapPort } from "../../../shared/announce/read-sap.ts";
import { limits } from "../../../shared/limits.ts";
import { type Announced, type Listen, listenNowhere } from "../../../shared/model/announcement.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { Family } from "../../../shared/net/address.ts";
import type { DatagramBatch } from "../datagrams/batch.ts";
import type { Network } from "../net/network.ts";
import type { OnInterface, Receiver } from "../net/receiver.ts";
import { placeOn } from "../requests/place.ts";
import type { Clock } from "../time/clock.ts";
import type { WallTime } from "../time/wall-time.ts";
import { AnnouncedTable } from "./announced-table.ts";

/** A group in which announcements come. */
interface Channel {
  readonly family: Family;
  readonly address: string;
  readonly port: number;
}

const sapOf = (family: Family, address: string): Channel => ({ family, address, port: sapPort });

/** RFC 2974, section 3: the global group, those of the administrative scopes, and of IPv6 one in each scope. RFC 6762: mDNS. */
const channels: readonly Channel[] = [
  ...["224.2.127.254", "239.255.255.255", "239.195.255.255"].map((address) => sapOf(4, address)),
  ...["ff02::2:7ffe", "ff05::2:7ffe", "ff08::2:7ffe", "ff0e::2:7ffe"].map((address) => sapOf(6, address)),
  { family: 4, address: "224.0.0.251", port: mdnsPort },
  { family: 6, address: "ff02::fb", port: mdnsPort },
];

interface Surroundings {
  readonly network: Pick<Network, "openReceiver">;
  readonly clock: Clock;
  readonly wall: WallTime;
  /** As they are now. */
  readonly interfaces: () => readonly Interface[];
}

/** The sockets of one interface. */
interface Open {
  /** What the interface was when they were opened. */
  readonly place: string;
  readonly name: string;
  readonly wanted: number;
  readonly receivers: Receiver[];
  /** Those that are not joined: tried again at the next turn. */
  missing: readonly Channel[];
  problem: string | null;
}

/**
 * Listens for announcements of groups where somebody asked for it, and nowhere else: it joins, and sends nothing. An interface that
 * comes back or has other addresses is joined anew.
 */
export class Announcements {
  readonly #around: Surroundings;
  readonly #table = new AnnouncedTable();
  #listen: Listen = listenNowhere;
  #open: Open | null = null;
  #stop: (() => void) | null = null;
  /** One change after the other. */
  #turn: Promise<void> = Promise.resolve();
  #second = 0;
  #inSecond = 0;
  #flood = 0;
  #unread = 0;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Resolves when the groups are joined, or left. Never rejects: what cannot be joined is told by `announced`. */
  listen(wanted: Listen): Promise<void> {
    const same = wanted.on === this.#listen.on && wanted.interface === this.#listen.interface;
    if (!same) {
      this.#listen = wanted;
      this.#table.clear();
      this.#flood = 0;
      this.#unread = 0;
      this.#stop?.();
      const { clock } = this.#around;
      this.#stop = wanted.on ? clock.every(limits.announcementsCheckMs, () => void this.#check()) : null;
    }
    return this.#check();
  }

  announced(): Announced {
    this.#table.expire(this.#now());
    const open = this.#open;
    return {
      listen: this.#listen,
      interface: open?.name ?? null,
      joined: open?.receivers.length ?? 0,
      wanted: open?.wanted ?? 0,
      problem: open?.problem ?? null,
      announcements: this.#table.list(),
      dropped: { flood: this.#flood, full: this.#table.full, unread: this.#unread },
    };
  }

  async close(): Promise<void> {
    await this.listen(listenNowhere);
  }

  #check(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#follow());
    return this.#turn;
  }

  /** Opens and closes what the wish and the interfaces now ask for. */
  async #follow(): Promise<void> {
    const interfaces = this.#around.interfaces();
    const on = this.#listen.on ? chosen(this.#listen.interface, interfaces) : null;
    const place = on === null ? null : JSON.stringify([on.name, on.index, on.addresses]);
    if (this.#open !== null && this.#open.place !== place) {
      const { receivers } = this.#open;
      this.#open = null;
      await Promise.all(receivers.map((receiver) => receiver.close()));
    }
    if (on === null || place === null) return;
    const families = new Set(on.addresses.map(({ family }) => family));
    const able = channels.filter(({ family }) => families.has(family));
    const { name } = on;
    this.#open ??= { place, name, wanted: able.length, receivers: [], missing: able, problem: null };
    const open = this.#open;
    const { missing } = open;
    open.missing = [];
    for (const channel of missing) {
      const own = on.addresses.find(({ family }) => family === channel.family)?.address ?? null;
      await this.#join(channel, placeOn(on, own, interfaces), open);
    }
    if (open.missing.length === 0 && missing.length > 0) open.problem = null;
  }

  async #join(channel: Channel, place: OnInterface, open: Open): Promise<void> {
    const { network, wall } = this.#around;
    const spec = { ...channel, kind: "group", bind: "group", source: null, interface: place } as const;
    const failed = (error: unknown): void => {
      open.problem ??= error instanceof Error ? error.message : String(error);
    };
    try {
      const take = (batch: DatagramBatch): void => this.#take(batch, channel.port, place.name);
      open.receivers.push(await network.openReceiver(spec, take, failed, wall));
    } catch (error) {
      open.missing = [...open.missing, channel];
      failed(error);
    }
  }

  #take(batch: DatagramBatch, port: number, on: string): void {
    for (let index = 0; index < batch.count; index += 1) {
      const now = this.#now();
      const second = Math.floor(now / 1_000);
      if (second !== this.#second) {
        this.#second = second;
        this.#inSecond = 0;
      }
      this.#inSecond += 1;
      if (this.#inSecond > limits.announcementsPerSecond) {
        this.#flood += 1;
        continue;
      }
      const at = batch.payloadAt(index);
      const bytes = batch.payloadBytes(index).subarray(at, at + (batch.size[index] ?? 0));
      const heard = { from: batch.address(index), interface: on, at: now };
      if (port === mdnsPort) for (const service of readMdns(bytes)) this.#table.mdns(service, heard);
      else {
        const message = readSap(bytes);
        if (message === null) this.#unread += 1;
        else this.#table.sap(message, heard);
      }
    }
  }

  #now(): number {
    const { clock, wall } = this.#around;
    return wall.at(clock.monotonic());
  }
}

/** The interface of that name or address; without one the one that the system takes. */
function chosen(choice: string | null, interfaces: readonly Interface[]): Interface | null {
  const able = interfaces.filter(({ up, addresses }) => up && addresses.length > 0);
  if (choice !== null)
    return (
      able.find(
        ({ name, addresses }) => name === choice || addresses.some(({ address }) => address === choice),
      ) ?? null
    );
  return able.find(({ isDefault }) => isDefault.ipv4) ?? able.find(({ isDefault }) => isDefault.ipv6) ?? null;
}
