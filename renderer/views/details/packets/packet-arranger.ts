import { createStore } from "zustand/vanilla";
import type { FilterSubject } from "../../../../shared/filter/field.ts";
import { type PacketFieldName, packetSubject } from "../../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../../shared/filter/parse.ts";
import { zoned } from "../../../../shared/filter/zoned.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import type { Arrangement, PacketColumn } from "../../../../shared/model/packet-list.ts";
import type { InputProblem } from "../../../../shared/parsed.ts";
import { type Problem, ProblemError, problemOf } from "../../../../shared/problem.ts";
import { shownClock } from "../../../../shared/text/clock.ts";
import type { Client } from "../../../../shared/transport.ts";
import { Paced } from "./paced.ts";
import type { RowSource } from "./packet-list.ts";
import { PacketWindow } from "./packet-window.ts";

export interface PacketSort {
  readonly by: PacketColumn;
  readonly descending: boolean;
}

/** What a person asked the list for, and how far that is. */
export interface ArrangerState {
  readonly sort: PacketSort;
  readonly filterText: string;
  /** What is wrong with the text; the list stays as it was. */
  readonly mistake: InputProblem | null;
  /** Why the monitor did not do it; it is asked again. */
  readonly problem: Problem | null;
  /** The list that is shown; null shows packets as they arrive. */
  readonly shown: Arrangement | null;
  /** The text of the filter that is shown. */
  readonly filter: string | null;
  /** The list that is being made; null when what is shown is what was asked for. */
  readonly making: Pick<Arrangement, "looked" | "toLook"> | null;
  /** Packets that came since a list was sorted. */
  readonly newer: number;
  /** When the packet arrived that times are counted from, in ms since 1970; null until one is chosen. */
  readonly referenceAt: number | null;
}

type ArrangeClient = Pick<Client, "packets" | "arrange" | "arrangement" | "disarrange">;

const asTheyArrive: PacketSort = { by: "number", descending: false };

/** The order in which a list shows packets as they arrive, and can follow them. */
export function isLive({ by, descending }: PacketSort): boolean {
  return by === "number" && !descending;
}

/**
 * The packets of one membership, as they arrive or as a person asked for them. A filter goes on with
 * new packets. A sorted list takes in none, for rows that come while others are read help nobody; how
 * many packets are newer is told, and `refresh` takes them in. What gives way leaves every list.
 */
export class PacketArranger {
  readonly list: PacketWindow;
  readonly store = createStore<ArrangerState>(() => ({
    sort: asTheyArrive,
    filterText: "",
    mistake: null,
    problem: null,
    shown: null,
    filter: null,
    making: null,
    newer: 0,
    referenceAt: null,
  }));
  readonly #client: ArrangeClient;
  readonly #subject: () => FilterSubject<PacketFieldName>;
  readonly #id: number;
  readonly #questions = new Paced(() => this.#ask(), limits.packetListMs);
  readonly #natural: RowSource;
  #row: Pick<Membership, "packets" | "firstKept"> = { packets: 0, firstKept: 1 };
  #filter: string | null = null;
  /** Grows with each wish; what was asked for an older one is not shown. */
  #wish = 0;
  #askedWish = 0;
  #shownWish = 0;
  /** The monitor's number of the list that is shown or being made. */
  #arrangement: number | null = null;
  #shownSort: PacketSort = asTheyArrive;
  #closed = false;

  /** @param subject what its filters can ask for, which described formats add to */
  constructor(
    client: ArrangeClient,
    id: number,
    subject: () => FilterSubject<PacketFieldName> = () => packetSubject,
  ) {
    this.#client = client;
    this.#subject = subject;
    this.#id = id;
    this.#natural = {
      live: true,
      natural: true,
      read: (range) => client.packets({ id, arrangement: null, ...range }),
    };
    this.list = new PacketWindow(this.#natural);
  }

  /** What the membership's row tells now. */
  update({ packets, firstKept }: Pick<Membership, "packets" | "firstKept">): void {
    this.#closed = false;
    const anew = packets < this.#row.packets;
    this.#row = { packets, firstKept };
    if (this.store.getState().shown === null) this.list.update(this.#naturalKept());
    else if (anew) this.list.reset();
    if (anew) this.#arrangement = null;
    if (this.#isNatural()) return;
    if (anew) this.#wishAnew();
    this.#tellNewer();
    if (this.#hasQuestion()) this.#questions.soon();
  }

  setFilter(filterText: string): void {
    const parsed = parseFilter(filterText, this.#subject());
    this.store.setState({ filterText, mistake: parsed.ok ? null : parsed.problem });
    if (!parsed.ok) return;
    this.#filter = parsed.value && filterText.trim();
    this.#wishAnew();
  }

  /** Packets are read otherwise from now on: what a filter lets through may be others. */
  readAnew(): void {
    const { filterText } = this.store.getState();
    if (filterText !== "") this.setFilter(filterText);
  }

  setSort(sort: PacketSort): void {
    this.store.setState({ sort });
    this.#wishAnew();
  }

  /** What a filter can ask for now. */
  get subject(): FilterSubject<PacketFieldName> {
    return this.#subject();
  }

  /** The monitor's number of the list whose rows are shown; null shows packets as they arrive. */
  get arrangement(): number | null {
    return this.store.getState().shown?.arrangement ?? null;
  }

  /** Counts times from a moment, in ms since 1970. */
  setReference(referenceAt: number): void {
    this.store.setState({ referenceAt });
  }

  /** Sorts again, with what came since. */
  refresh(): void {
    this.#wishAnew();
  }

  /** Gives up what is being made, for what is shown; where that is a part of it already, for all packets. */
  stop(): void {
    const { shown, filter, making } = this.store.getState();
    if (making === null) return;
    const isPart = this.#shownWish === this.#wish;
    this.store.setState({ sort: isPart || shown === null ? asTheyArrive : this.#shownSort });
    this.setFilter(isPart || shown === null ? "" : (filter ?? ""));
  }

  /** Asks no more; any other call goes on. */
  rest(): void {
    this.#questions.rest();
    this.list.rest();
  }

  /** Gives up what the monitor holds for it; `update` goes on and makes it anew. */
  close(): void {
    this.#closed = true;
    this.rest();
    this.#giveUp();
  }

  #isNatural(): boolean {
    return this.#filter === null && isLive(this.store.getState().sort);
  }

  #naturalKept() {
    return { oldest: Math.max(1, this.#row.firstKept), newest: this.#row.packets };
  }

  #wishAnew(): void {
    this.#wish += 1;
    if (!this.#isNatural()) {
      this.#questions.soon();
      return;
    }
    this.#questions.rest();
    this.#giveUp();
    this.#shownWish = this.#wish;
    const arranged = this.store.getState().shown !== null;
    this.store.setState({ shown: null, filter: null, making: null, problem: null, newer: 0 });
    if (arranged) this.list.show(this.#natural, this.#naturalKept());
  }

  #giveUp(): void {
    if (this.#arrangement === null) return;
    void this.#client.disarrange({ id: this.#id, arrangement: this.#arrangement }).catch(() => {});
    this.#arrangement = null;
  }

  /** Whether the monitor has something to do, or to tell. */
  #hasQuestion(): boolean {
    const { shown, sort } = this.store.getState();
    if (this.#arrangement === null || this.#askedWish !== this.#wish || this.#shownWish !== this.#wish)
      return true;
    if (shown === null || !shown.done) return true;
    // Also how much of it gave way.
    if (this.#row.firstKept > shown.firstKept) return true;
    return isLive(sort) && shown.upTo < this.#row.packets;
  }

  async #ask(): Promise<void> {
    if (this.#isNatural()) return;
    const wish = this.#wish;
    const [filter, { sort }] = [this.#filter, this.store.getState()];
    try {
      const told = await this.#question(wish, sort, filter);
      // A wish that came meanwhile has its own question under way.
      if (this.#closed || this.#isNatural()) this.#dropLate(told.arrangement);
      else if (wish === this.#wish) this.#take(told, wish, sort, filter);
    } catch (error) {
      this.#fail(error);
    }
    if (!this.#closed && !this.#isNatural() && (wish !== this.#wish || this.store.getState().making !== null))
      this.#questions.soon();
  }

  async #question(wish: number, sort: PacketSort, filter: string | null): Promise<Arrangement> {
    const { packets: upTo } = this.#row;
    const id = this.#id;
    if (this.#arrangement !== null && this.#askedWish === wish) {
      return this.#client.arrangement({ id, arrangement: this.#arrangement, upTo });
    }
    const replaces = this.#arrangement;
    const asked = filter && zoned(filter, this.#subject(), shownClock());
    const told = await this.#client.arrange({ id, ...sort, filter: asked, upTo, replaces });
    this.#arrangement = told.arrangement;
    this.#askedWish = wish;
    return told;
  }

  /** An answer that came when the list was not wanted any more. */
  #dropLate(arrangement: number): void {
    this.#arrangement = arrangement;
    this.#giveUp();
  }

  /** Throws what is to be tried again after a pause. */
  #fail(error: unknown): void {
    const problem = problemOf(error);
    if (problem.code === "unknown-arrangement") {
      this.#arrangement = null;
      this.#questions.soon();
      return;
    }
    if (problem.code !== "disconnected") this.store.setState({ problem, making: null });
    throw error;
  }

  #take(told: Arrangement, wish: number, sort: PacketSort, filter: string | null): void {
    const live = isLive(sort);
    const making = told.done ? null : { looked: told.looked, toLook: told.toLook };
    // Until there is something to show, what was shown before stays.
    if (!told.done && (!live || told.last < told.first)) {
      this.store.setState({ making, problem: null });
      return;
    }
    const kept = { oldest: told.first, newest: told.last };
    const before = this.store.getState();
    this.store.setState({ shown: told, filter, making, problem: null });
    this.#tellNewer();
    const same = wish === this.#shownWish && before.shown?.arrangement === told.arrangement;
    // Where rows left a sorted list, its places are others.
    if (same && (live || told.last === before.shown?.last)) {
      this.list.update(kept);
      return;
    }
    const again = before.shown !== null && before.filter === filter && this.#shownSort === sort;
    this.#shownWish = wish;
    this.#shownSort = sort;
    this.list.show(this.#sourceOf(told.arrangement, live), kept, again);
  }

  #sourceOf(arrangement: number, live: boolean): RowSource {
    const id = this.#id;
    return {
      live,
      natural: false,
      read: async (range) => {
        try {
          const rows = await this.#client.packets({ id, arrangement, ...range });
          // Some may have given way since the list was told: it is asked what is left.
          if (!live && rows.firstKept > (this.store.getState().shown?.firstKept ?? 0)) this.#questions.soon();
          return rows;
        } catch (error) {
          if (error instanceof ProblemError && error.problem.code === "unknown-arrangement") {
            if (this.#arrangement === arrangement) this.#arrangement = null;
            this.#questions.soon();
          }
          throw error;
        }
      },
    };
  }

  #tellNewer(): void {
    const { shown, sort } = this.store.getState();
    const newer = shown === null || isLive(sort) ? 0 : Math.max(0, this.#row.packets - shown.upTo);
    if (newer !== this.store.getState().newer) this.store.setState({ newer });
  }
}
