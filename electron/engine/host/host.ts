import type { Diagnosis, HostMemberships } from "../../../shared/host.ts";
import { limits } from "../../../shared/limits.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import { fail } from "../../../shared/problem.ts";
import { same } from "../../../shared/same.ts";
import { runChecks } from "./diagnose/checks.ts";
import type { Subject } from "./diagnose/facts.ts";
import { gatherFacts } from "./diagnose/gather.ts";
import { listedGroup } from "./diagnose/joined.ts";
import { readHostMemberships } from "./host-memberships.ts";
import type { HostSystem } from "./host-system.ts";

/** IPv4 and IPv6. */
const families = 2;

/** Time as a diagnosis needs it. */
export interface HostClock {
  /** ms since 1970. */
  now(): number;
  wait(ms: number): Promise<void>;
}

/** A diagnosis that is being made, and what it was begun with. */
interface UnderWay {
  readonly facts: unknown;
  readonly diagnosis: Promise<Diagnosis>;
}

/** What this computer tells of itself. The same question at the same time is asked once. */
export class Host {
  readonly #system: HostSystem;
  readonly #clock: HostClock;
  #reading: Promise<HostMemberships> | null = null;
  readonly #diagnoses = new Map<number, UnderWay>();

  constructor(system: HostSystem, clock: HostClock) {
    this.#system = system;
    this.#clock = clock;
  }

  memberships(interfaces: readonly Interface[]): Promise<HostMemberships> {
    this.#reading ??= this.#read(interfaces).finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #read(interfaces: readonly Interface[]): Promise<HostMemberships> {
    const { unread, ...told } = await readHostMemberships(this.#system, interfaces);
    // An empty list would say that there are none.
    if (unread.length === families && told.memberships.length === 0) fail("host-memberships-unread");
    return { ...told, at: this.#clock.now() };
  }

  diagnose(subject: Subject, interfaces: readonly Interface[]): Promise<Diagnosis> {
    const { id, state } = subject.row;
    const facts = { state, event: subject.events.at(-1) ?? null, interfaces };
    const known = this.#diagnoses.get(id);
    // What began before something changed would answer the question of before.
    if (known && same(known.facts, facts)) return known.diagnosis;
    const diagnosis = this.#diagnose(subject, interfaces).finally(() => {
      if (this.#diagnoses.get(id)?.diagnosis === diagnosis) this.#diagnoses.delete(id);
    });
    this.#diagnoses.set(id, { facts, diagnosis });
    return diagnosis;
  }

  async #diagnose(subject: Subject, interfaces: readonly Interface[]): Promise<Diagnosis> {
    const { row } = subject;
    const quiet = row.state !== "receiving" && row.state !== "failed";
    const { facts, notes } = await gatherFacts(this.#system, subject, {
      interfaces,
      now: this.#clock.now(),
      listen: quiet ? { ms: limits.diagnoseListenMs, wait: (ms) => this.#clock.wait(ms) } : null,
    });
    return {
      at: this.#clock.now(),
      checks: runChecks(facts),
      boundTo: subject.boundTo,
      group: listedGroup(facts) ?? null,
      holders: facts.holders === null ? null : [...facts.holders],
      versions: facts.on?.versions ?? { igmp: null, mld: null },
      notes,
    };
  }
}
