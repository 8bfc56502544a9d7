import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import type { RecordRequest } from "../../../shared/contract/recorder.ts";
import { limits } from "../../../shared/limits.ts";
import type { RecordJob as Row } from "../../../shared/model/record-job.ts";
import { fail } from "../../../shared/problem.ts";
import type { Happening } from "./event-recordings.ts";
import { type KeptReach, keptReach } from "./kept-walk.ts";
import { type RecordingPlaces, recordingPath } from "./places.ts";
import { readFilter } from "./read-filter.ts";
import { type Recorded, Recording, type RecordingEnvironment, type RecordingPlan } from "./recording.ts";

export interface RecordingsEnvironment extends Omit<RecordingEnvironment, "createRecorder"> {
  /** Null where no thread can be had. */
  readonly createRecorder: RecordingEnvironment["createRecorder"] | null;
  readonly places: RecordingPlaces;
  /** The memberships there are; throws a problem for one that is not. */
  all(): Recorded[];
  get(id: number): Recorded;
}

/** All recordings: those that run, and the last ones that ended. */
export class Recordings {
  readonly #environment: RecordingsEnvironment;
  readonly #all = new Map<number, Recording>();
  #nextId = 1;
  #changed = true;

  constructor(environment: RecordingsEnvironment) {
    this.#environment = environment;
  }

  async record(request: RecordRequest): Promise<{ id: number }> {
    const { groups, filter, file, rotation, kept, trigger } = request;
    const keptSince = kept ? 0 : null;
    return this.#begin({ groups, filter, file, rotation, trigger, keptSince, event: null, live: true });
  }

  /** Records the group of an event; null where it is not joined. @param keptSince ms since 1970 from which on what memory holds comes first */
  async recordEvent({ id: event, key, name }: Happening, keptSince: number): Promise<number | null> {
    const group = this.#environment.all().find(({ reading }) => reading().key === key);
    if (group === undefined) return null;
    const nothingElse = { filter: null, file: null, rotation: null, trigger: null };
    const groups = [group.id];
    const { id } = await this.#begin({ ...nothingElse, groups, keptSince, event, live: true, about: name });
    return id;
  }

  isRunning(id: number): boolean {
    return this.#all.get(id)?.running ?? false;
  }

  /** @param seconds before now whose packets are saved; null saves all */
  async saveKept(
    request: Pick<RecordRequest, "groups" | "filter" | "file"> & { readonly seconds: number | null },
  ): Promise<{ id: number }> {
    const { groups, filter, file, seconds } = request;
    this.#checkGroups(groups);
    const from = this.#there({ groups });
    if (!from.some(({ traffic: { log } }) => log.nextNumber > log.firstKept)) fail("nothing-kept");
    const keptSince = seconds === null ? 0 : this.#environment.wall() - seconds * 1_000;
    return this.#begin({
      groups,
      filter,
      file,
      rotation: null,
      trigger: null,
      event: null,
      keptSince,
      live: false,
    });
  }

  /** What `saveKept` would save. @param seconds before now; null asks for all */
  reach({
    groups,
    seconds,
  }: {
    readonly groups: readonly number[] | null;
    readonly seconds: number | null;
  }): KeptReach {
    this.#checkGroups(groups);
    const since = seconds === null ? 0 : this.#environment.wall() - seconds * 1_000;
    return keptReach(
      this.#there({ groups }).map(({ traffic }) => traffic.log),
      since,
    );
  }

  async #begin(
    plan: Omit<RecordingPlan, "path"> & { readonly file: string | null; readonly about?: string },
  ): Promise<{ id: number }> {
    const { createRecorder, places, wall, decoding } = this.#environment;
    if (createRecorder === null) return fail("recordings-without-thread");
    const { text: filter, needs } = readFilter(plan.filter, decoding.now);
    this.#checkGroups(plan.groups);
    const vague = this.#there(plan).find(({ keepsDestinations }) => !keepsDestinations);
    if (plan.keptSince !== null && needs.destination && vague !== undefined)
      fail("filter-destination-not-kept", { row: vague.name });
    if ([...this.#all.values()].filter(({ running }) => running).length >= limits.recordingsAtOnce)
      fail("recordings-full", { most: limits.recordingsAtOnce });
    const pathOf = () =>
      recordingPath(
        places,
        plan.file ?? { about: plan.about ?? null },
        new Date(wall()),
        // One that waits has no file yet.
        (file) => existsSync(file) || [...this.#all.values()].some((one) => one.plan.path === file),
      );
    const { folder } = pathOf();
    // The folder for recordings is made when it is needed; one that a person named has to be there.
    if (folder !== null) await mkdir(folder, { recursive: true }).catch(() => {});
    // Others may have begun meanwhile: no name is taken twice.
    const { path } = pathOf();
    const recording = new Recording(
      this.#nextId,
      { ...plan, filter, path },
      { ...this.#environment, createRecorder },
    );
    this.#nextId += 1;
    this.#all.set(recording.id, recording);
    this.#forgetOldest();
    // How the groups stand now is what news are held against.
    recording.isDue(this.#there(plan));
    if (plan.trigger === null) {
      try {
        await recording.start(() => this.#there(plan));
      } catch (error) {
        // Whoever asked is told; a file that never was is no recording.
        this.#all.delete(recording.id);
        throw error;
      }
    }
    return { id: recording.id };
  }

  /** Throws a problem for a group that is not joined. */
  #checkGroups(groups: readonly number[] | null): void {
    for (const id of groups ?? []) this.#environment.get(id);
  }

  #forgetOldest(): void {
    for (const [id, { running }] of this.#all) {
      if (this.#all.size <= limits.recordingsListed) return;
      if (!running) this.#all.delete(id);
    }
  }

  nextFile(id: number): void {
    (this.#all.get(id) ?? fail("recording-forgotten")).nextFile();
  }

  async stop(id: number): Promise<void> {
    const recording = this.#all.get(id) ?? fail("recording-forgotten");
    await recording.stop();
    this.#changed = true;
  }

  /** A membership was joined. */
  joined(recorded: Recorded): void {
    for (const one of this.#all.values()) if (one.running && one.wants(recorded.id)) one.add(recorded);
  }

  /** Called with each tick. */
  tick(): void {
    for (const one of this.#all.values()) if (one.running) one.tellReadings(this.#there(one.plan));
  }

  /** Called when a second ended. */
  second(): void {
    for (const one of this.#all.values()) {
      if (!one.running) continue;
      one.tellDrops();
      const there = this.#there(one.plan);
      // What became of it stands in its row.
      if (one.isDue(there)) void one.start(() => this.#there(one.plan)).catch((error) => one.fail(error));
    }
  }

  /** Those of a recording's groups that are joined now. */
  #there({ groups }: Pick<RecordingPlan, "groups">): Recorded[] {
    return this.#environment.all().filter(({ id }) => groups === null || groups.includes(id));
  }

  rows(): Row[] {
    return [...this.#all.values()].map((one) => one.row());
  }

  /** All rows when one of them changed since the last call, else null. */
  takeChanges(): Row[] | null {
    for (const one of this.#all.values()) this.#changed = one.takeChange() || this.#changed;
    if (!this.#changed) return null;
    this.#changed = false;
    return this.rows();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all.values()].map((one) => one.stop()));
  }
}
