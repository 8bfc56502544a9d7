import type { JoinRequest } from "../../../../shared/contract/memberships.ts";
import { Emitter } from "../../../../shared/emitter.ts";
import { limits } from "../../../../shared/limits.ts";
import type { GroupColour, GroupLook } from "../../../../shared/model/group-look.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import type { MembershipEvent, Membership as Row } from "../../../../shared/model/membership.ts";
import { membershipKey } from "../../../../shared/model/membership-key.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { knownName } from "../../../../shared/net/known-groups.ts";
import { fail } from "../../../../shared/problem.ts";
import type { EventStatement } from "../../../../shared/statements/events.ts";
import { inOneLine } from "../../../../shared/text/one-line.ts";
import type { ReadingNews } from "../../net/interface-list.ts";
import type { RouteAnswer } from "../../net/network.ts";
import type { Surroundings } from "../../requests/place.ts";
import type { Clock } from "../../time/clock.ts";
import type { Elsewhere } from "../../traffic/destinations.ts";
import { failRenamed } from "../changed-since.ts";
import { DefaultRoutes } from "./default-routes.ts";
import { destinationKind } from "./destination-kind.ts";
import { countedElsewhere } from "./elsewhere.ts";
import { LostMemberships } from "./lost.ts";
import { Membership, type MembershipEnvironment } from "./membership.ts";
import { readJoin } from "./read-join.ts";
import { sharingOf } from "./sharing.ts";

/** A membership that was left and can still come back with its counters. */
interface Left {
  readonly membership: Membership;
  readonly cancelForgetting: () => void;
}

/** Something that happened to a membership. */
export interface MembershipNews {
  readonly membership: Membership;
  readonly event: MembershipEvent;
  /** The event of before that goes on as this one. */
  readonly grown: MembershipEvent | null;
}

/** The list of memberships: the truth that every window is a view of. */
export class Memberships {
  /** Tells of each that is there from now on, before its socket is opened: nothing came before. */
  readonly made = new Emitter<Membership>();
  readonly #environment: MembershipEnvironment;
  readonly #clock: Clock;
  readonly #interfaces: () => readonly Interface[];
  readonly #all = new Map<number, Membership>();
  readonly #left = new Map<number, Left>();
  /** What happens to any of them. */
  readonly events = new Emitter<MembershipNews>();
  /** Grows with each change of which there are and of what people said of them. */
  revision = 0;
  /** What addresses are known by; the address book is asked before the registries. */
  knownAs: (address: string, port: number) => string = knownName;
  #nextId = 1;
  #turnsSinceChange = 0;
  /** When conflicts were looked for last. */
  #lookedAt = Number.NEGATIVE_INFINITY;
  readonly #routes: DefaultRoutes;
  readonly #lost = new LostMemberships<Membership>();
  #following = Promise.resolve();

  constructor(environment: MembershipEnvironment, clock: Clock, interfaces: () => readonly Interface[]) {
    this.#environment = {
      ...environment,
      onEvent: (membership, event, grown) => this.events.emit({ membership, event, grown }),
      knownAs: (address, port) => this.knownAs(address, port),
      elsewhere: (of, address, on) => this.#countedElsewhere(of, address, on),
    };
    this.#clock = clock;
    this.#interfaces = interfaces;
    this.#routes = new DefaultRoutes(environment.network);
  }

  [Symbol.iterator](): Iterator<Membership> {
    return this.#all.values();
  }

  get size(): number {
    return this.#all.size;
  }

  /** Throws a problem for a request that cannot be right; a refusal by the system is a failed row. */
  async join(request: JoinRequest): Promise<{ id: number; already: boolean }> {
    const { spec, ready, route } = await readJoin(request, {
      interfaces: this.#interfaces(),
      byNumber: this.#environment.separatesInterfaces(),
      ask: async (question) => (await this.#environment.network.routes([question]))[0] ?? noAnswer,
    });
    const same = this.#find(membershipKey(spec));
    if (same) return { id: same.id, already: true };
    if (this.#all.size >= limits.memberships) {
      fail("memberships-full", { most: limits.memberships });
    }
    const membership = new Membership(this.#nextId, spec, request.name.trim(), this.#environment);
    this.#nextId += 1;
    this.#all.set(membership.id, membership);
    this.revision += 1;
    this.made.emit(membership);
    if (ready) await membership.open();
    this.#reconsider();
    // An interface that is down lets itself be joined on, and nothing would ever come.
    await membership.follow(this.#surroundings(route), true);
    return { id: membership.id, already: false };
  }

  #find(key: string): Membership | undefined {
    return [...this.#all.values()].find((one) => one.key === key);
  }

  async leave(id: number): Promise<void> {
    const membership = this.get(id);
    this.#all.delete(id);
    this.revision += 1;
    this.#reconsider();
    const cancelForgetting = this.#clock.after(limits.undoLeaveMs, () => this.#forget(id));
    this.#left.set(id, { membership, cancelForgetting });
    const oldest = this.#left.keys().next();
    if (this.#left.size > limits.undoLeaves && !oldest.done) this.#forget(oldest.value);
    await membership.close();
  }

  /** Leaves one that nobody is to have back. */
  async discard(id: number): Promise<void> {
    await this.leave(id);
    this.#forget(id);
  }

  async restore(id: number): Promise<void> {
    const left = this.#left.get(id);
    if (!left) {
      return fail("membership-left-too-long");
    }
    left.cancelForgetting();
    this.#left.delete(id);
    const { membership } = left;
    const meanwhile = this.#find(membership.key);
    if (meanwhile) {
      handOver(membership, meanwhile);
      this.revision += 1;
      membership.forget();
      return;
    }
    this.#all.set(id, membership);
    this.revision += 1;
    this.made.emit(membership);
    await membership.open({ name: "joined-after-leave", values: {} });
  }

  #forget(id: number): void {
    const left = this.#left.get(id);
    left?.cancelForgetting();
    left?.membership.forget();
    this.#left.delete(id);
  }

  async retry(id: number): Promise<void> {
    const membership = this.get(id);
    if (!membership.failed) fail("membership-not-failed");
    await membership.reopen({ name: "joined-after-retry", values: {} });
  }

  /**
   * Keeps memberships on their interfaces, and those without a choice where the system's routes lead.
   * Called with each reading of the list; one after the other, so that no older answer comes last.
   */
  follow(news: ReadingNews): Promise<void> {
    this.#following = this.#following.then(() => this.#follow(news)).catch(() => {});
    return this.#following;
  }

  async #follow({ changed, routes }: ReadingNews): Promise<void> {
    this.#turnsSinceChange = changed ? 0 : this.#turnsSinceChange + 1;
    const patient = this.#turnsSinceChange > limits.restoreTurns;
    const specs = [...this.#all.values()].map(({ spec }) => spec);
    const answers =
      routes === "changed"
        ? await this.#routes.all(specs)
        : routes === "unknown"
          ? await this.#routes.some(specs)
          : null;
    const follow = (one: Membership): Promise<void> =>
      one.follow(this.#surroundings(this.#wayOf(one, answers)), patient);
    await Promise.all([...this.#all.values()].map(follow));
    // Where the kernel tells of interfaces that go, it is known by that.
    if (routes === "unknown") await this.#findLost();
  }

  async #findLost(): Promise<void> {
    const { network } = this.#environment;
    const found = await this.#lost.find([...this.#all.values()], () => network.joinedUsers());
    for (const one of found) one.lost();
    await Promise.all(found.map((one) => one.follow(this.#surroundings(null), true)));
  }

  /** Null where it was not asked for, and where the row would become one that is there already. */
  #wayOf(one: Membership, answers: ReadonlyMap<string, RouteAnswer> | null): RouteAnswer | null {
    const route = answers?.get(one.spec.address) ?? null;
    if (!route?.found) return route;
    const there = this.#find(membershipKey({ ...one.spec, interface: { name: route.name } }));
    return there === undefined || there === one ? route : null;
  }

  #surroundings(route: RouteAnswer | null): Surroundings {
    const byNumber = this.#environment.separatesInterfaces();
    return { interfaces: this.#interfaces(), route, byNumber };
  }

  /** The interface with this number went, though another may have its number by now. */
  interfaceGone(index: number): void {
    for (const one of this.#all.values()) one.interfaceGone(index);
  }

  /** Joins again what is joined, as after sleep: routers and switches may have forgotten it. */
  async rejoin(event: EventStatement): Promise<void> {
    const joined = [...this.#all.values()].filter((one) => !one.failed);
    await Promise.all(joined.map((one) => one.reopen(event)));
  }

  rename(id: number, name: string, was: string | null): string {
    const membership = this.get(id);
    const before = membership.ownName;
    if (was !== null && inOneLine(was) !== before) failRenamed(membership.spec, membership.name);
    membership.ownName = inOneLine(name);
    this.revision += 1;
    return before;
  }

  /** Labels one and gives it a colour. @param was changes them only where they still are these; null always does */
  mark(id: number, label: string, colour: GroupColour | null, was: GroupLook | null): void {
    const membership = this.get(id);
    const { spec, label: before, colour: colourBefore } = membership;
    if (was !== null && (inOneLine(was.label) !== before || was.colour !== colourBefore))
      fail("look-changed-since", { group: formatEndpoint(spec.address, spec.port) });
    membership.label = inOneLine(label);
    membership.colour = colour;
    this.revision += 1;
  }

  get(id: number): Membership {
    const membership = this.#all.get(id);
    return membership ?? fail("membership-left");
  }

  rows(now: number): Row[] {
    const { network, separatesInterfaces } = this.#environment;
    const sharing = sharingOf(this.#all.values(), network.platform, separatesInterfaces());
    return [...this.#all.values()].map((one) => one.row(now, sharing(one)));
  }

  /** Lets each tell what became of it since the tick before. @param now monotonic milliseconds */
  notice(now: number): void {
    for (const one of this.#all.values()) one.notice(now);
    if (now - this.#lookedAt >= limits.conflictLookMs) {
      this.#lookedAt = now;
      this.#lookForConflicts(now);
    }
    this.#reconsider();
  }

  /** Which packets several rows hear follows from all of them: each is in the totals once. */
  #reconsider(): void {
    for (const { destinations } of this.#all.values()) destinations?.reconsider();
  }

  #countedElsewhere(of: Membership, address: string, on: number): Elsewhere {
    const kind = destinationKind(address, this.#interfaces());
    return countedElsewhere(of, { address, kind, interface: on }, this.#all.values());
  }

  #lookForConflicts(now: number): void {
    const byGroup = new Map<string, Membership[]>();
    for (const one of this.#all.values()) {
      const { kind, bind, address, interface: on } = one.spec;
      if (kind !== "group" || bind !== "group") continue;
      const name = `${address} ${on?.name ?? ""}`;
      byGroup.set(name, [...(byGroup.get(name) ?? []), one]);
    }
    const alone: readonly Membership[] = [];
    for (const one of this.#all.values()) {
      const { address, port, interface: on } = one.spec;
      const all = byGroup.get(`${address} ${on?.name ?? ""}`) ?? alone;
      one.lookForConflicts(now, all.length < 2 ? alone : all.filter(({ spec }) => spec.port !== port));
    }
  }

  /** Leaves every group, for the end of the program. */
  async close(): Promise<void> {
    for (const id of [...this.#left.keys()]) this.#forget(id);
    const all = [...this.#all.values()];
    this.#all.clear();
    await Promise.all(all.map((one) => one.close()));
  }
}

/** What was said of one goes to the one that was joined anew in its place, but for what is said of that already. */
function handOver(from: Membership, to: Membership): void {
  to.ownName ||= from.ownName;
  to.label ||= from.label;
  to.colour ??= from.colour;
}

const noAnswer: RouteAnswer = { found: false, why: "none" };
