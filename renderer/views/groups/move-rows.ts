import { limits } from "../../../shared/limits.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { eachInTurn } from "../../actions/each-in-turn.ts";
import type { Castscope } from "../../context.tsx";
import { unmark } from "../../store/marked.ts";
import { words } from "./words/words.ts";

/** A membership that was left for one on another interface. */
interface Move {
  readonly from: number;
  readonly to: number;
  /** It was there before: it stays when the move is taken back. */
  readonly already: boolean;
}

/** The engine forgets after `limits.undoLeaveMs`: the offer ends before, so that it can be kept. */
const offerMs = limits.undoLeaveMs - 500;

/** The rows that are not on an interface yet: of groups, since a host's address names its interface by itself. */
export function movable(rows: readonly Membership[], on: string): readonly Membership[] {
  return rows.filter((row) => row.kind === "group" && row.interface?.name !== on);
}

/** Joins rows on another interface and leaves them where they were; one that is refused stays. Told and taken back together. */
export async function moveRows(castscope: Castscope, rows: readonly Membership[], on: string): Promise<void> {
  const { client, notices, view, parts, sync } = castscope;
  const moves: Move[] = [];
  const { failure } = await eachInTurn(movable(rows, on), async ({ id }) => {
    const speakAgain = parts.get("leaveQuietly")?.(id);
    try {
      const { id: to, already } = await client.move({ id, interface: on });
      if (to === id) speakAgain?.();
      else moves.push({ from: id, to, already });
    } catch (error) {
      speakAgain?.();
      throw error;
    }
  });
  if (failure !== undefined) notices.notify(problemText(problemOf(failure)));
  if (moves.length === 0) return;
  unmark(view);
  const { selected } = view.getState();
  const moved = moves.find(({ from }) => from === selected);
  if (moved) view.setState({ selected: moved.to, chosen: null });
  const { done, undo } = words().move;
  notices.notify(
    done(moves.length, on),
    {
      label: undo,
      undoes: true,
      run: () => void takeBack(castscope, moves).then(() => sync.refresh()),
    },
    offerMs,
  );
}

async function takeBack({ client, notices, parts }: Castscope, moves: readonly Move[]): Promise<void> {
  const { failure } = await eachInTurn(moves, async ({ from, to, already }) => {
    await client.restore({ id: from });
    if (already) return;
    const speakAgain = parts.get("leaveQuietly")?.(to);
    await client.leave({ id: to }).catch((error: unknown) => {
      speakAgain?.();
      throw error;
    });
  });
  if (failure !== undefined) notices.notify(problemText(problemOf(failure)));
}
