import type { Args, Result } from "../../../shared/contract.ts";
import { limits } from "../../../shared/limits.ts";
import { historySeries } from "../../../shared/model/kept-history.ts";
import { fail } from "../../../shared/problem.ts";
import type { Membership } from "../feeds/memberships/membership.ts";
import { ThresholdTable } from "../incidents/threshold-table.ts";
import type { KeptEvents } from "./kept-incidents.ts";

/**
 * Tries thresholds on what the history holds of the groups that are joined, one after the other: what is asked of the history
 * meanwhile has its turn between them.
 */
export class ThresholdReplay {
  readonly #kept: Pick<KeptEvents, "replay"> | null;
  readonly #memberships: Iterable<Membership>;
  #turn = 0;

  constructor(kept: Pick<KeptEvents, "replay"> | null, memberships: Iterable<Membership>) {
    this.#kept = kept;
    this.#memberships = memberships;
  }

  /**
   * A newer question ends this one, which answers with what it has until then.
   * @param at now, in ms since 1970
   */
  async run({ thresholds, key }: Args<"replayThresholds">, at: number): Promise<Result<"replayThresholds">> {
    const kept = this.#kept ?? fail("history-off");
    this.#turn += 1;
    const mine = this.#turn;
    const table = new ThresholdTable(thresholds);
    const all = [...this.#memberships].map((one) => ({ key: one.key, on: one.spec.interface?.name ?? null }));
    const wanted = all.filter((one) => one.key === key);
    const looked = [...wanted, ...all.filter((one) => one.key !== key)].slice(0, limits.replayGroups);
    const to = Math.floor(at / 60_000) + 1;
    const span = { from: to - limits.replaySeconds / 60, to };
    const result = { told: 0, ofKey: key === null ? null : 0, groups: 0, leftOut: 0, seconds: 0 };
    for (const one of looked) {
      const query = { series: historySeries.group(one.key), thresholds: table.of(one.key, one.on), ...span };
      const { told, seconds } = await kept.replay(query);
      result.told += told;
      if (one.key === key) result.ofKey = told;
      result.groups += 1;
      result.seconds = Math.max(result.seconds, seconds);
      if (mine !== this.#turn) break;
    }
    return { ...result, leftOut: all.length - result.groups };
  }
}
