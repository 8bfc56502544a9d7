import { limits } from "../../../shared/limits.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { eachInTurn } from "../../actions/each-in-turn.ts";
import type { NoticesStore } from "../../components/notices/notices-store.ts";
import type { Castscope } from "../../context.tsx";
import type { ShownTraffic } from "../../store/traffic.ts";
import { words } from "./words/words.ts";

/** Rows that were asked to leave together, and those of them that are gone. */
interface Batch {
  readonly ids: Set<number>;
  readonly gone: Membership[];
  /** The notice that tells of them, and of how many. */
  notice: number | null;
  told: number;
}

function untold(): Omit<Batch, "ids"> {
  return { gone: [], notice: null, told: 0 };
}

/**
 * The engine forgets after `limits.undoLeaveMs`: the offer ends before, so that it can be kept. From then on undoing is to join
 * anew, without the counters.
 */
export const offerMs = limits.undoLeaveMs - 500;

/**
 * Offers to undo every leave, wherever it was asked for: seen by the row that is gone. `start` begins
 * and answers with how to stop; `undoLast` is for the keyboard.
 */
export function offerUndo(
  { client, traffic, sync }: Pick<Castscope, "client" | "traffic" | "sync">,
  { notify, dismiss, remember }: Pick<NoticesStore, "notify" | "dismiss" | "remember">,
): {
  readonly start: () => () => void;
  readonly undoLast: () => void;
  /** What is left of these is one leave, told and undone together. */
  readonly together: (ids: readonly number[]) => void;
  /** Nothing is said when this row is left; the answer ends that. */
  readonly quietly: (id: number) => () => void;
} {
  let last: { readonly rows: readonly Membership[]; readonly until: number; readonly notice: number } | null =
    null;
  let batch: Batch | null = null;
  const quiet = new Set<number>();
  /** What is offered, by its notice. */
  const offered = new Map<number, readonly Membership[]>();

  const restore = (all: readonly Membership[]): void => {
    last = null;
    // Another window may have brought back some of them.
    const { memberships } = traffic.getState();
    const rows = all.filter(({ id }) => !memberships.has(id));
    // What still leaves of a batch is another leave from here on.
    if (batch !== null) batch = { ids: batch.ids, ...untold() };
    void eachInTurn(rows, ({ id }) => client.restore({ id })).then(({ done, failure }) => {
      // The rows come back with a delta, their seconds with a snapshot.
      if (done > 0) sync.refresh();
      if (failure !== undefined) notify(problemText(problemOf(failure)));
    });
  };

  const joinAgain = (all: readonly Membership[], profile: string | null): void => {
    const { memberships, workspace } = traffic.getState();
    if (workspace.profile !== profile) return;
    const there = new Set([...memberships.values()].map(({ key }) => key));
    const rows = all.filter(({ key }) => !there.has(key));
    void eachInTurn(rows, (row) => joinRow(client, row)).then(({ failure }) => {
      if (failure !== undefined) notify(problemText(problemOf(failure)));
    });
  };

  const offer = (rows: readonly Membership[], text: string): number => {
    const run = (): void => {
      offered.delete(notice);
      restore(rows);
    };
    const notice = notify(text, { label: words().left.undo, undoes: true, run }, offerMs);
    const { epoch, workspace } = traffic.getState();
    last = { rows, until: Date.now() + offerMs, notice };
    offered.set(notice, rows);
    setTimeout(() => {
      const isOpen = offered.delete(notice) && traffic.getState().epoch === epoch;
      if (isOpen) remember(() => joinAgain(rows, workspace.profile));
    }, offerMs);
    return notice;
  };

  /** What another window brought back is no longer offered here. */
  const withdraw = ({ memberships }: ShownTraffic): void => {
    for (const [notice, rows] of offered) {
      if (!rows.every(({ id }) => memberships.has(id))) continue;
      offered.delete(notice);
      if (last?.notice === notice) last = null;
      dismiss(notice);
    }
  };

  const watch = (next: ShownTraffic, before: ShownTraffic): void => {
    // Another epoch is another monitor: its rows were not left.
    if (next.ids === before.ids || next.epoch !== before.epoch) return;
    // Another profile has other groups, and an undo of its own.
    if (next.workspace.profile !== before.workspace.profile) return;
    withdraw(next);
    // One that was refused then, and is left later, belongs to that leave no more.
    if (batch?.notice != null && Date.now() >= (last?.until ?? 0)) batch = { ids: batch.ids, ...untold() };
    for (const [id, row] of before.memberships) {
      if (next.memberships.has(id) || quiet.delete(id)) continue;
      if (batch?.ids.delete(id)) batch.gone.push(row);
      else offer([row], words().left.one(describe(row)));
    }
    if (batch === null || batch.gone.length === batch.told) return;
    // They go one after another: what is told of them grows.
    if (batch.notice !== null) {
      offered.delete(batch.notice);
      dismiss(batch.notice);
    }
    batch.told = batch.gone.length;
    batch.notice = offer([...batch.gone], words().left.many(batch.gone.length));
    if (batch.ids.size === 0) batch = null;
  };

  return {
    start: () => traffic.subscribe(watch),
    undoLast() {
      if (!last || Date.now() >= last.until) return;
      dismiss(last.notice);
      offered.delete(last.notice);
      restore(last.rows);
    },
    quietly(id) {
      quiet.add(id);
      return () => void quiet.delete(id);
    },
    together(ids) {
      batch = { ids: new Set(ids), ...untold() };
    },
  };
}

/** Joins what was left as it was: with its name, label and colour. */
export async function joinRow({ join, mark }: Castscope["client"], row: Membership): Promise<void> {
  const { address, port, source, bind, name, label, colour, byDefault } = row;
  const on = byDefault ? null : (row.interface?.name ?? null);
  const { id } = await join({ address, port, interface: on, source, bind, name });
  if (label !== "" || colour !== null) await mark({ id, label, colour });
}

function describe({ address, port, interface: on }: Membership): string {
  const group = formatEndpoint(address, port);
  return on ? words().left.on(group, on.name) : group;
}
