import type { Network } from "../../net/network.ts";
import type { Clock } from "../../time/clock.ts";
import type { Membership } from "./membership.ts";

/** What the kernel dropped of the packets of all memberships. */
export class Drops {
  readonly #network: Pick<Network, "refreshDrops">;
  readonly #clock: Clock;
  readonly #memberships: Iterable<Membership>;

  constructor(network: Pick<Network, "refreshDrops">, clock: Clock, memberships: Iterable<Membership>) {
    this.#network = network;
    this.#clock = clock;
    this.#memberships = memberships;
  }

  /** Asks the receivers. @param now monotonic milliseconds */
  read(now: number): void {
    for (const membership of this.#memberships) membership.readKernelDrops(now);
  }

  /** Up to now, also where it takes a while to be read. Never rejects. */
  async refresh(): Promise<void> {
    await this.#network.refreshDrops();
    this.read(this.#clock.monotonic());
  }

  /** Of all together; null where no receiver is told. */
  get sum(): number | null {
    const drops = [...this.#memberships].map((one) => one.kernelDrops).filter((one) => one !== null);
    return drops.length === 0 ? null : drops.reduce((sum, one) => sum + one, 0);
  }
}
