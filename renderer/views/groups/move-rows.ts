import { limits } from "../../../shared/limits.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { eachInTurn } from "../../actions/each-in-turn.ts";
import type { Castscope } from "../../context.tsx";
import { unmark } from "../../store/marked.ts";
import { joinRow } from "./undo-leave.ts";
import { words } from "./words/words.ts";

/** A membership that was left for one on another interface. */
interface Move {
  readonly from: Membership;
  readonly to: number;
  /** It was there before: it stays when the move is taken back. */
  readonly already: boolean;
}

/**
 * The engine forgets after `limits.undoLeaveMs`: the offer ends before, so that it can be kept. From then on taking a move back
 * is another move, without the counters.
 */
const offerMs = limits.undoLeaveMs - 500;

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

/** Nothing is told of the leave. */
async function moveQuietly({ client, parts }: Castscope, id: number, on: string) {
  const speakAgain = parts.get("leaveQuietly")?.(id);
  try {
    const moved = await client.move({ id, interface: on });
    if (moved.id === id) speakAgain?.();
    return moved;
  } catch (error) {
    speakAgain?.();
    throw error;
  }
}

async function leaveQuietly({ client, parts }: Castscope, id: number): Promise<void> {
  const speakAgain = parts.get("leaveQuietly")?.(id);
  await client.leave({ id }).catch((error: unknown) => {
    speakAgain?.();
    throw error;
  });
}
