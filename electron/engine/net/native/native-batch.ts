import {
  batchLength,
  type DatagramBatch,
  type DestinationColumns,
  type StampColumns,
} from "../../datagrams/batch.ts";
import { senderWords } from "../../datagrams/sender-key.ts";
import { readAddress } from "../../datagrams/sockaddr.ts";
import type { ArrivalClock } from "../../time/arrival-clock.ts";
import { nothingTold, readControl } from "./control.ts";
import { interfaceName, type Libc } from "./libc.ts";
import type { MessageBatch } from "./message-batch.ts";

/** What a socket's datagrams said so far, which the next ones are read by. */
export interface SocketState {
  /** Time of the newest: several processors stamp them, and a later one is never taken for earlier. */
  lastAt: number;
  /** Datagrams that the socket dropped before the newest: the kernel says so only once there are some. */
  drops: number;
}

/** What recvmmsg wrote, read into columns. One for all sockets; reading allocates nothing. */
export class NativeBatch implements DatagramBatch {
  count = 0;
  readonly at = new Float64Array(batchLength);
  readonly size = new Uint32Array(batchLength);
  readonly ttl = new Int16Array(batchLength);
  readonly tos = new Int16Array(batchLength);
  readonly dropsBefore = new Uint32Array(batchLength);
  readonly senders: Uint32Array;
  readonly destinations: DestinationColumns;
  readonly stamps: StampColumns;
  readonly #slots = new Uint8Array(batchLength);
  readonly #messages: MessageBatch;
  readonly #libc: Libc;
  readonly #facts = { ...nothingTold };

  constructor(messages: MessageBatch, libc: Libc) {
    this.#messages = messages;
    this.#libc = libc;
    this.senders = messages.senders;
    this.destinations = {
      words: messages.control,
      at: new Int32Array(batchLength),
      interface: new Int32Array(batchLength),
    };
    this.stamps = { words: messages.control, at: new Int32Array(batchLength) };
  }

  /**
   * Reads what the last call received.
   *
   * Linux compares the joined interface for IPv4 (ip_mc_sf_allow) but only the group for IPv6
   * (inet6_mc_check): there, what another socket joined on another interface comes to this one too,
   * and is left out here.
   * @param joinedOn number of the interface that counts; 0 takes any
   * @param socket read and written
   */
  read(received: number, joinedOn: number, socket: SocketState, arrivals: ArrivalClock): void {
    // No datagram arrived later than this.
    const now = arrivals.now();
    const messages = this.#messages;
    const facts = this.#facts;
    const { destinations, stamps } = this;
    let newest = socket.lastAt;
    let drops = socket.drops;
    let count = 0;
    for (let slot = 0; slot < received; slot += 1) {
      readControl(messages.control, messages.controlStart(slot), messages.controlLength(slot), facts);
      const { interfaceIndex, kernelTime } = facts;
      if (facts.drops >= 0) drops = facts.drops;
      if (joinedOn > 0 && interfaceIndex > 0 && interfaceIndex !== joinedOn) continue;
      const arrived = kernelTime < 0 ? now : arrivals.ofStamp(kernelTime, now);
      if (arrived > newest) newest = arrived;
      this.at[count] = newest;
      this.size[count] = messages.size(slot);
      this.ttl[count] = facts.ttl;
      this.tos[count] = facts.tos;
      this.dropsBefore[count] = drops;
      destinations.at[count] = facts.destinationAt;
      destinations.interface[count] = interfaceIndex;
      stamps.at[count] = facts.stampAt;
      this.#slots[count] = slot;
      // Behind one that was left out the senders no longer lie where their datagrams are.
      if (slot !== count) this.#moveSender(slot, count);
      count += 1;
    }
    this.count = count;
    socket.lastAt = newest;
    socket.drops = drops;
  }

  #moveSender(from: number, to: number): void {
    this.senders.copyWithin(to * senderWords, from * senderWords, (from + 1) * senderWords);
  }

  address(index: number): string {
    const bytes = new Uint8Array(this.senders.buffer);
    return readAddress(bytes, index * senderWords * 4, (zone) => interfaceName(this.#libc, zone));
  }

  payloadBytes(): Uint8Array {
    return this.#messages.payloads;
  }

  payloadAt(index: number): number {
    return this.#messages.payloadAt(this.#slots[index] ?? 0);
  }

  copyPayload(index: number, into: Uint8Array, offset: number): void {
    this.#messages.copyPayload(this.#slots[index] ?? 0, into, offset);
  }
}
