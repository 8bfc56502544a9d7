import type { Family } from "../../../../shared/net/address.ts";
import type { Network } from "../../net/network.ts";
import type { Clock } from "../../time/clock.ts";
import { GrownCounters } from "./grown-counters.ts";
import type { Membership } from "./membership.ts";
import { splitDrops } from "./split-drops.ts";

const families: readonly Family[] = [4, 6];

/** What the kernel did not hand over of the packets of all memberships: dropped here, or damaged on arrival. */
export class Drops {
  readonly #network: Pick<Network, "refreshDrops" | "udpCounters">;
  readonly #clock: Clock;
  readonly #memberships: Iterable<Membership>;
  readonly #counters: Readonly<Record<Family, GrownCounters>>;
  /** As of the reading before: one that was left since then is asked once more, and while it hands over. */
  #known = new Set<Membership>();
  #sum: number | null = null;

  constructor(
    network: Pick<Network, "refreshDrops" | "udpCounters">,
    clock: Clock,
    memberships: Iterable<Membership>,
  ) {
    this.#network = network;
    this.#clock = clock;
    this.#memberships = memberships;
    const counters = network.udpCounters();
    this.#counters = { 4: new GrownCounters(counters[4]), 6: new GrownCounters(counters[6]) };
  }

  /** Asks the receivers, and tells apart what they count. @param now monotonic milliseconds */
  read(now: number): void {
    const current = new Set(this.#memberships);
    const all = [...new Set([...this.#known, ...current])];
    this.#known = new Set([...current, ...all.filter((one) => one.isClosing)]);
    for (const membership of all) membership.readKernelDrops();
    const counters = this.#network.udpCounters();
    for (const family of families) {
      const own = all.filter((one) => one.spec.family === family);
      const counts = own.map((one) => one.unsettledDrops);
      const damaged = splitDrops(counts, this.#counters[family].grown(counters[family], now));
      const dropped = own.map((one, at) => one.settleDrops(damaged[at] ?? 0, now));
      const of = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0);
      this.#counters[family].take({ damaged: of(damaged), receiveDrops: of(dropped) });
      if (own.some((one) => one.kernelDrops !== null)) this.#sum = (this.#sum ?? 0) + of(dropped);
    }
  }

  /**
   * Once a second: reads at once what receivers know, and again what took a while to be read.
   * @param now monotonic milliseconds
   */
  follow(now: number): void {
    this.read(now);
    void this.#network.refreshDrops().then((read) => {
      if (read) this.read(this.#clock.monotonic());
    });
  }

  /** Up to now, also where it takes a while to be read. Never rejects. */
  async refresh(): Promise<void> {
    await this.#network.refreshDrops();
    this.read(this.#clock.monotonic());
  }

  /** Dropped of all memberships, those included that were left; null where no receiver is told. */
  get sum(): number | null {
    return this.#sum;
  }

  /**
   * Datagrams that arrived damaged on this computer since the program began, whoever they were for: small
   * ones are thrown away before the kernel knows. Null where it is not told.
   */
  get damaged(): number | null {
    const counts = families.map((family) => this.#counters[family].damaged).filter((one) => one !== null);
    return counts.length === 0 ? null : counts.reduce((sum, one) => sum + one, 0);
  }
}
