import type { Membership } from "../../../shared/model/membership.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { eachInTurn } from "../../actions/each-in-turn.ts";
import type { Castscope } from "../../context.tsx";
import { unmark } from "../../store/marked.ts";
import { joinRow, offerMs } from "./undo-leave.ts";
import { words } from "./words/words.ts";

/** A membership that was left for one on another interface. */
interface Move {
  readonly from: Membership;
  readonly to: number;
  /** It was there before: it stays when the move is taken back. */
  readonly already: boolean;
}

/** The rows that are not on an interface yet: of groups, since a host's address names its interface by itself. */
export function movable(rows: readonly Membership[], on: string): readonly Membership[] {
  return rows.filter((row) => row.kind === "group" && row.interface?.name !== on);
}

/** Joins rows on another interface and leaves them where they were; one that is refused stays. Told and taken back together. */
export async function moveRows(castscope: Castscope, rows: readonly Membership[], on: string): Promise<void> {
  const { notices, view, sync, traffic } = castscope;
  const moves: Move[] = [];
  const { failure } = await eachInTurn(movable(rows, on), async (row) => {
    const { id: to, already } = await moveQuietly(castscope, row.id, on);
    if (to !== row.id) moves.push({ from: row, to, already });
  });
  if (failure !== undefined) notices.notify(problemText(problemOf(failure)));
  if (moves.length === 0) return;
  unmark(view);
  const { selected } = view.getState();
  const moved = moves.find(({ from }) => from.id === selected);
  if (moved) view.setState({ selected: moved.to, chosen: null });
  const { done, undo } = words().move;
  let isTakenBack = false;
  const run = (): void => {
    isTakenBack = true;
    void takeBack(castscope, moves).then(() => sync.refresh());
  };
  notices.notify(done(moves.length, on), { label: undo, undoes: true, run }, offerMs);
  const { epoch, workspace } = traffic.getState();
  const isSame = (): boolean => {
    const now = traffic.getState();
    return now.epoch === epoch && now.workspace.profile === workspace.profile;
  };
  setTimeout(() => {
    if (isTakenBack || !isSame()) return;
    notices.remember(() => {
      if (isSame()) void moveBack(castscope, moves);
    });
  }, offerMs);
}

/** With the counters that the rows had. */
function takeBack(castscope: Castscope, moves: readonly Move[]): Promise<void> {
  const { client } = castscope;
  return inTurn(castscope, moves, async ({ from, to, already }) => {
    await client.restore({ id: from.id });
    if (!already) await leaveQuietly(castscope, to);
  });
}

/** The same when the engine has forgotten the rows: what was not left meanwhile moves to where it was. */
function moveBack(castscope: Castscope, moves: readonly Move[]): Promise<void> {
  const { client, traffic } = castscope;
  return inTurn(castscope, moves, async ({ from, to, already }) => {
    const there = traffic.getState().memberships;
    if (!there.has(to)) return;
    const on = from.byDefault ? null : (from.interface?.name ?? null);
    if (!already && on !== null) {
      await moveQuietly(castscope, to, on);
      return;
    }
    if ([...there.values()].every(({ key }) => key !== from.key)) await joinRow(client, from);
    if (!already) await leaveQuietly(castscope, to);
  });
}

async function inTurn(
  { notices }: Castscope,
  moves: readonly Move[],
  change: (move: Move) => Promise<unknown>,
): Promise<void> {
  const { failure } = await eachInTurn(moves, change);
  if (failure !== undefined) notices.notify(problemText(problemOf(failure)));
}

function moveQuietly(castscope: Castscope, id: number, on: string) {
  const move = () => castscope.client.move({ id, interface: on });
  return quietly(castscope, id, move, (moved) => moved.id !== id);
}

function leaveQuietly(castscope: Castscope, id: number) {
  return quietly(castscope, id, () => castscope.client.leave({ id }));
}

/** Nothing is told of a leave, unless the row stays after all. */
async function quietly<T>(
  { parts }: Castscope,
  id: number,
  leave: () => Promise<T>,
  isLeft: (done: T) => boolean = () => true,
): Promise<T> {
  const speakAgain = parts.get("leaveQuietly")?.(id);
  try {
    const done = await leave();
    if (!isLeft(done)) speakAgain?.();
    return done;
  } catch (error) {
    speakAgain?.();
    throw error;
  }
}
