import type { Diagnosis, HostMemberships } from "../../../shared/host.ts";
import { limits } from "../../../shared/limits.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import { fail } from "../../../shared/problem.ts";
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

/** What this computer tells of itself. The same question at the same time is asked once. */
export class Host {
  readonly #system: HostSystem;
  readonly #clock: HostClock;
  #reading: Promise<HostMemberships> | null = null;
  readonly #diagnoses = new Map<number, Promise<Diagnosis>>();

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
    const { id } = subject.row;
    const underWay = this.#diagnoses.get(id) ?? this.#diagnose(subject, interfaces);
    this.#diagnoses.set(id, underWay);
    return underWay.finally(() => this.#diagnoses.delete(id));
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
