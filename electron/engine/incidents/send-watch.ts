import { limits } from "../../../shared/limits.ts";
import type { Send } from "../../../shared/model/send.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import type { IncidentList } from "./incident-list.ts";

/** Packets of a send that were refused so far, and the incident that tells of it. */
interface Refused {
  readonly failed: number;
  readonly id: number | null;
  readonly at: number;
}

/**
 * Notes sends that the system refused, or packets of them: one incident for as long as packets are refused. Sends are of no
 * membership: their incidents have no key. Times are ms since 1970.
 */
export class SendWatch {
  readonly #list: Pick<IncidentList, "add" | "update">;
  readonly #refused = new Map<number, Refused>();

  constructor(list: Pick<IncidentList, "add" | "update">) {
    this.#list = list;
  }

  /** @param sends that are new or changed @param forgotten that are no longer listed @param at now */
  take(sends: readonly Send[], forgotten: readonly number[], at: number): void {
    for (const send of sends) this.#look(send, at);
    for (const id of forgotten) {
      this.#end(id, at);
      this.#refused.delete(id);
    }
  }

  #look({ id, state, address, port, failed, problem, endedAt }: Send, at: number): void {
    const before = this.#refused.get(id);
    const isRefused = failed > (before?.failed ?? 0);
    if (problem !== null && (isRefused || (state === "failed" && before === undefined))) {
      const values = { address, port, problem: statementOf(problem) };
      const worst = failed > 0 ? failed : null;
      const until = failed > 0 ? null : at;
      if (before?.id == null) {
        const known = this.#list.add("", at, { name: "send-failed", values }, { worst, until });
        this.#refused.set(id, { failed, id: known, at });
      } else {
        this.#list.update(before.id, { worst, until });
        this.#refused.set(id, { failed, id: before.id, at });
      }
    }
    if (state !== "sending") this.#end(id, endedAt ?? at);
  }

  /** What was refused for the last time a while ago is over. @param at now */
  second(at: number): void {
    for (const [id, refused] of this.#refused) {
      if (refused.id === null || at - refused.at < limits.incidentApartMs) continue;
      this.#list.update(refused.id, { until: refused.at });
      this.#refused.set(id, { ...refused, id: null });
    }
  }

  #end(id: number, at: number): void {
    const refused = this.#refused.get(id);
    if (refused?.id == null) return;
    this.#list.update(refused.id, { until: Math.max(at, refused.at) });
    this.#refused.set(id, { ...refused, id: null });
  }
}
