import type { Args } from "../../../../shared/contract.ts";
import type { Decoding } from "../../../../shared/decode/decoding.ts";
import { packetSubjectOf } from "../../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../../shared/filter/parse.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Arrangement } from "../../../../shared/model/packet-list.ts";
import { fail } from "../../../../shared/problem.ts";
import { statementOf } from "../../../../shared/statements/statement.ts";
import type { Clock } from "../../time/clock.ts";
import type { KeptPackets } from "../store/kept-packets.ts";
import { ArrivalOrder } from "./arrival-order.ts";
import type { PacketOrder } from "./packet-order.ts";
import { type PacketGround, type PacketTest, packetTest } from "./packet-test.ts";
import { Slices } from "./slices.ts";
import { SortedOrder } from "./sorted-order.ts";

/** The row whose packets are arranged, and all decoders there are. */
export type ArrangedRow = PacketGround & Pick<Decoding, "decoders">;

/**
 * The sorted and filtered packet lists of all windows. They do nothing unless somebody asks, and
 * there are at most `limits.arrangements`.
 */
export class Arrangements {
  readonly #clock: Clock;
  /** Least recently asked for first. */
  readonly #orders = new Map<number, { readonly order: PacketOrder; askedAt: number }>();
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Throws `limit-reached` when all lists are in use, `bad-request` when the filter cannot be read. */
  async arrange(
    log: KeptPackets,
    ground: ArrangedRow,
    request: Omit<Args<"arrange">, "id">,
  ): Promise<Arrangement> {
    // Before anything is given up for it.
    const test = readTest(request.filter, ground);
    if (request.replaces !== null) this.drop(request.replaces);
    this.#makeRoom();
    this.#last += 1;
    const arrangement = this.#last;
    const { upTo, by, descending } = request;
    const slices = new Slices(() => this.#clock.monotonic());
    const order =
      by === "number" && !descending
        ? new ArrivalOrder(log, test, upTo, slices)
        : new SortedOrder(log, { by, descending, test, upTo }, slices);
    this.#orders.set(arrangement, { order, askedAt: this.#clock.monotonic() });
    return this.#state(arrangement, order, upTo);
  }

  /** Takes in packets up to `upTo` where it follows arrival, and tells how far it is. */
  async state(log: KeptPackets, arrangement: number, upTo: number): Promise<Arrangement> {
    return this.#state(arrangement, this.get(log, arrangement), upTo);
  }

  /** Throws `unknown-arrangement` when it was given up, or was for what has been left since. */
  get(log: KeptPackets, arrangement: number): PacketOrder {
    const entry = this.#orders.get(arrangement);
    if (entry?.order.log !== log) {
      return fail("packet-list-given-up");
    }
    entry.askedAt = this.#clock.monotonic();
    this.#orders.delete(arrangement);
    this.#orders.set(arrangement, entry);
    return entry.order;
  }

  drop(arrangement: number): void {
    this.#orders.get(arrangement)?.order.stop();
    this.#orders.delete(arrangement);
  }

  close(): void {
    for (const arrangement of [...this.#orders.keys()]) this.drop(arrangement);
  }

  async #state(arrangement: number, order: PacketOrder, upTo: number): Promise<Arrangement> {
    let forget = (): void => {};
    const patience = new Promise<void>((resolve) => {
      forget = this.#clock.after(limits.arrangeWaitMs, resolve);
    });
    await Promise.race([order.catchUp(upTo), patience]);
    forget();
    return { arrangement, ...order.state() };
  }

  #makeRoom(): void {
    if (this.#orders.size < limits.arrangements) return;
    const [oldest] = this.#orders;
    if (oldest && this.#clock.monotonic() - oldest[1].askedAt >= limits.arrangementIdleMs) {
      this.drop(oldest[0]);
      return;
    }
    fail("packet-lists-full", { most: limits.arrangements });
  }
}

function readTest(text: string | null, ground: ArrangedRow): PacketTest {
  const parsed = parseFilter(text ?? "", packetSubjectOf(ground.decoders));
  if (!parsed.ok) return fail("filter-unreadable", { mistake: statementOf(parsed.problem) });
  return packetTest(parsed.value, ground);
}
