import { createStore, type StoreApi } from "zustand/vanilla";
import type { Delta, Snapshot } from "../../shared/contract/telling.ts";
import type { Decoding } from "../../shared/decode/decoding.ts";
import { decodingOf, type KeptFormat, keptFormats } from "../../shared/described/kept-formats.ts";
import { noWorkspace, type WorkspaceState } from "../../shared/kept/workspace-state.ts";
import { limits } from "../../shared/limits.ts";
import type { About } from "../../shared/model/about.ts";
import type { DecodingState } from "../../shared/model/decoding.ts";
import { applyRows } from "../../shared/model/figure-columns.ts";
import type { Incident } from "../../shared/model/incident.ts";
import type { Interface } from "../../shared/model/interface.ts";
import type { Membership } from "../../shared/model/membership.ts";
import type { RecordJob } from "../../shared/model/record-job.ts";
import type { Send } from "../../shared/model/send.ts";
import type { Totals } from "../../shared/model/totals.ts";
import type { Connection } from "../../shared/transport.ts";
import { Histories } from "./histories.ts";
import { openByKey } from "./new-incidents.ts";

/**
 * The window's view of the monitor. The engine's lists are the truth: only `applySnapshot` and
 * `applyDelta` write them.
 *
 * Invariants: `ids` holds exactly the keys of `memberships`, in the order of joining (which is that of
 * their numbers), and is a new array only when that set changes; a row object is replaced, never changed, so that a component
 * that selects one row renders only when that row changed.
 */
export interface ShownTraffic {
  readonly connection: Connection;
  /** Its last word, in ms since 1970, while it says nothing for longer than it should; null while it speaks. */
  readonly quietSince: number | null;
  /** The longest that this window told of, and when it began (ms since 1970); null before the first. */
  readonly longestQuiet: { readonly ms: number; readonly since: number } | null;
  /** The window's program holds the monitor, too: when that has stopped, there is nothing to come back. */
  readonly ownMonitor: boolean;
  /** False until the first snapshot is in. */
  readonly ready: boolean;
  readonly epoch: string;
  readonly sequence: number;
  readonly at: number;
  readonly about: About | null;
  /** The monitor is of another version than this window: some of what is asked for it does not know. */
  readonly otherVersion: boolean;
  readonly memberships: ReadonlyMap<number, Membership>;
  readonly ids: readonly number[];
  readonly sends: ReadonlyMap<number, Send>;
  /** Newest first. */
  readonly sendIds: readonly number[];
  /** What is being recorded or saved, and what was, in the order in which it began. */
  readonly recordJobs: readonly RecordJob[];
  readonly interfaces: readonly Interface[];
  /** What people said of how packets are read, as it was told … */
  readonly told: DecodingState;
  /** … the described formats of it, and how packets are read then. */
  readonly formats: readonly KeptFormat[];
  readonly decoding: Decoding;
  readonly totals: Totals | null;
  /** What happened, oldest first, within `limits.incidents`. */
  readonly incidents: readonly Incident[];
  /** Of memberships, by their keys, the gravest that goes on and asks for a look. */
  readonly openIncidents: ReadonlyMap<string, Incident>;
  /** Incidents up to this number were looked at. */
  readonly seenUpTo: number;
  /** When that was, in ms since 1970; null before the first look. */
  readonly seenAt: number | null;
  /** Of runs before, how many that ask for a look were not looked at. */
  readonly unseenBefore: number;
  /** Nobody is told at this time of the day. */
  readonly quiet: boolean;
  /** Incidents that came too often to be listed, since the monitor's start. */
  readonly suppressed: number;
  /** What is kept: which profile is open, and which sections changed. */
  readonly workspace: WorkspaceState;
  readonly histories: Histories;
  /** Deltas that did not reach this window, which was too slow for them; a snapshot took their place. */
  readonly missed: number;
  /** Grows when a second was added to the histories. */
  readonly secondsSeen: number;
  /** The display stands still; counting goes on in the engine. */
  readonly paused: boolean;
}

export type ShownTrafficStore = StoreApi<ShownTraffic>;

export function createTrafficStore(ownMonitor = false): ShownTrafficStore {
  return createStore<ShownTraffic>(() => ({
    connection: "connecting",
    quietSince: null,
    longestQuiet: null,
    ownMonitor,
    ready: false,
    epoch: "",
    sequence: 0,
    at: 0,
    about: null,
    otherVersion: false,
    memberships: new Map(),
    ids: [],
    sends: new Map(),
    sendIds: [],
    recordJobs: [],
    workspace: noWorkspace,
    interfaces: [],
    ...readDecoding({ choices: [], formats: [] }),
    totals: null,
    incidents: [],
    openIncidents: new Map(),
    seenUpTo: 0,
    seenAt: null,
    unseenBefore: 0,
    quiet: false,
    suppressed: 0,
    histories: new Histories(),
    missed: 0,
    secondsSeen: 0,
    paused: false,
  }));
}

/** Whether what is shown is only what was last known: it may have changed since, and nobody tells. */
export function isStale({ ready, connection, quietSince }: ShownTraffic): boolean {
  return ready && (quietSince !== null || connection === "lost" || connection === "refused");
}

export function applySnapshot(store: ShownTrafficStore, snapshot: Snapshot): void {
  const { histories, secondsSeen } = store.getState();
  histories.load(snapshot);
  store.setState({
    ready: true,
    epoch: snapshot.epoch,
    sequence: snapshot.sequence,
    at: snapshot.at,
    about: snapshot.about,
    memberships: new Map(snapshot.memberships.map((row) => [row.id, row])),
    ids: snapshot.memberships.map((row) => row.id).sort(ascending),
    sends: new Map(snapshot.sends.map((send) => [send.id, send])),
    sendIds: snapshot.sends.map((send) => send.id).sort((a, b) => b - a),
    recordJobs: snapshot.recordJobs,
    workspace: snapshot.workspace,
    interfaces: snapshot.interfaces,
    ...readDecoding(snapshot.decoding),
    totals: snapshot.totals,
    incidents: snapshot.incidents.incidents,
    openIncidents: openByKey(snapshot.incidents.incidents),
    seenUpTo: snapshot.incidents.seen,
    seenAt: snapshot.incidents.seenAt,
    unseenBefore: snapshot.incidents.unseenBefore,
    quiet: snapshot.incidents.quiet,
    suppressed: snapshot.incidents.suppressed,
    secondsSeen: secondsSeen + 1,
  });
}

/** Applying a delta twice is harmless: it tells what is, and seconds by their number. */
export function applyDelta(store: ShownTrafficStore, delta: Delta): void {
  applyDeltas(store, [delta]);
}

/** Applies deltas in their order, and tells of all of them at once. */
export function applyDeltas(store: ShownTrafficStore, deltas: readonly Delta[]): void {
  const last = deltas.at(-1);
  if (!last) return;
  const state = store.getState();
  const { histories, paused } = state;
  const memberships = deltas.reduce(
    (rows, delta) => applyRows(rows, paused ? standingStill(delta, rows) : delta),
    state.memberships,
  );
  const sends = deltas.reduce(applySends, state.sends);
  const told = deltas.findLast(({ decoding }) => decoding !== null)?.decoding;
  const seconds = paused ? [] : deltas.flatMap((delta) => delta.seconds);
  // Figures reach to the end of the seconds that are told with them.
  for (const [id, row] of memberships) {
    const before = state.memberships.get(id);
    if (before !== undefined && before !== row) histories.lose(id, (row.lost ?? 0) - (before.lost ?? 0));
  }
  for (const second of seconds) histories.apply(second);
  // After the seconds, which may still name a row that was left within them.
  for (const id of deltas.flatMap(({ left }) => left)) if (!memberships.has(id)) histories.forget(id);
  const incidents = applyIncidents(state.incidents, deltas);
  store.setState({
    sequence: last.sequence,
    at: paused ? state.at : last.at,
    memberships,
    ids: sameKeys(state.ids, memberships) ? state.ids : [...memberships.keys()].sort(ascending),
    sends,
    sendIds: sameKeys(state.sendIds, sends) ? state.sendIds : [...sends.keys()].sort((a, b) => b - a),
    recordJobs: deltas.findLast(({ recordJobs }) => recordJobs !== null)?.recordJobs ?? state.recordJobs,
    workspace: deltas.findLast(({ workspace }) => workspace !== null)?.workspace ?? state.workspace,
    interfaces: deltas.findLast(({ interfaces }) => interfaces !== null)?.interfaces ?? state.interfaces,
    ...(told ? readDecoding(told) : {}),
    totals: paused ? state.totals : last.totals,
    incidents,
    openIncidents: incidents === state.incidents ? state.openIncidents : openByKey(incidents),
    seenUpTo: last.incidents.seen,
    seenAt: last.incidents.seenAt,
    unseenBefore: last.incidents.unseenBefore,
    quiet: last.incidents.quiet,
    suppressed: last.incidents.suppressed,
    secondsSeen: state.secondsSeen + seconds.length,
  });
}

/** Of a delta, the rows that are told even while the display stands still: new ones, other states and names. */
function standingStill(delta: Delta, rows: ShownTraffic["memberships"]): Parameters<typeof applyRows>[1] {
  const memberships = delta.memberships.filter((row) => {
    const old = rows.get(row.id);
    return !old || old.state !== row.state || old.name !== row.name;
  });
  return { memberships, figures: null, left: delta.left };
}

function readDecoding(told: DecodingState): Pick<ShownTraffic, "told" | "formats" | "decoding"> {
  const formats = keptFormats(told.formats);
  return { told, formats, decoding: decodingOf(told, formats) };
}

function applySends(
  sends: ShownTraffic["sends"],
  { sends: told, sendsForgotten }: Delta,
): ShownTraffic["sends"] {
  if (told.length === 0 && sendsForgotten.length === 0) return sends;
  const after = new Map(sends);
  for (const send of told) after.set(send.id, send);
  for (const id of sendsForgotten) after.delete(id);
  return after;
}

function ascending(a: number, b: number): number {
  return a - b;
}

function sameKeys(ids: readonly number[], map: ReadonlyMap<number, unknown>): boolean {
  return ids.length === map.size && ids.every((id) => map.has(id));
}

/** A changed incident keeps its place; the oldest give way as they do in the monitor. */
function applyIncidents(known: readonly Incident[], deltas: readonly Delta[]): readonly Incident[] {
  const news = deltas.flatMap(({ incidents }) => incidents.incidents);
  if (news.length === 0) return known;
  const all = new Map(known.map((incident) => [incident.id, incident]));
  for (const incident of news) all.set(incident.id, incident);
  return [...all.values()].slice(-limits.incidents);
}
