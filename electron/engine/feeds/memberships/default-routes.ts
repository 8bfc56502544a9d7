import { setImmediate as turnEnds } from "node:timers/promises";
import { limits } from "../../../../shared/limits.ts";
import type { Network, RouteAnswer, RouteQuestion } from "../../net/network.ts";
import type { MembershipSpec } from "./spec.ts";

/**
 * Asks again where the system's routes lead for the groups that nobody chose an interface for. Many of
 * them are asked in pieces, so that reception never waits for the answers.
 */
export class DefaultRoutes {
  readonly #network: Pick<Network, "routes">;
  /** Where the next part begins. */
  #from = 0;

  constructor(network: Pick<Network, "routes">) {
    this.#network = network;
  }

  /** Of all of them, by group. */
  async all(specs: Iterable<MembershipSpec>): Promise<Map<string, RouteAnswer>> {
    const questions = questionsOf(specs);
    const answers = new Map<string, RouteAnswer>();
    for (let at = 0; at < questions.length; at += limits.routesAtOnce) {
      if (at > 0) await turnEnds();
      await this.#ask(questions.slice(at, at + limits.routesAtOnce), answers);
    }
    return answers;
  }

  /** Of some of them, in turn: where each question costs a process, and nobody tells what changed. */
  async some(specs: Iterable<MembershipSpec>): Promise<Map<string, RouteAnswer>> {
    const questions = questionsOf(specs);
    if (this.#from >= questions.length) this.#from = 0;
    const end = this.#from + limits.routesPerTurn;
    const answers = new Map<string, RouteAnswer>();
    await this.#ask(questions.slice(this.#from, end), answers);
    this.#from = end;
    return answers;
  }

  async #ask(questions: readonly RouteQuestion[], into: Map<string, RouteAnswer>): Promise<void> {
    if (questions.length === 0) return;
    const answers = await this.#network.routes(questions);
    for (const [index, { to }] of questions.entries()) {
      const answer = answers[index];
      if (answer) into.set(to, answer);
    }
  }
}

function questionsOf(specs: Iterable<MembershipSpec>): RouteQuestion[] {
  const groups = new Map<string, RouteQuestion>();
  for (const { byDefault, address, family } of specs) {
    if (byDefault) groups.set(address, { to: address, family, on: null });
  }
  return [...groups.values()];
}
