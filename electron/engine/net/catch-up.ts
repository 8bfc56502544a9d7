import { setImmediate as turn } from "node:timers/promises";
import { limits } from "../../../shared/limits.ts";

/**
 * Takes in turns, between which the event loop goes on, until nothing may be left or
 * `limits.catchUpMs` are over.
 * @param take one turn; true when there may be more
 * @param now monotonic milliseconds
 */
export async function catchUp(take: () => boolean, now = () => performance.now()): Promise<void> {
  const end = now() + limits.catchUpMs;
  while (take() && now() < end) await turn();
}

/**
 * Takes all that waits in a socket that is given up, in turns, however long that takes.
 * @param take one turn; true when there may be more, which must come to an end by itself
 */
export async function takeAll(take: () => boolean): Promise<void> {
  while (take()) await turn();
}

/**
 * Lets the event loop turn until a whole turn brought nothing: in each, dgram reads some datagrams of
 * every socket that has any.
 * @param heard how many datagrams came so far
 */
export async function untilNothingComes(heard: { readonly count: number }): Promise<void> {
  // The turn that this began in may be over for some sockets.
  await turn();
  await catchUp(comes(heard));
}

/**
 * The same for one socket that is given up, until it is empty. Where more arrives all the while, until as
 * many were read as can have waited.
 * @param receiveBuffer in bytes; null where it is not known
 */
export async function untilEmpty(
  heard: { readonly count: number },
  receiveBuffer: number | null,
): Promise<void> {
  const most = (receiveBuffer ?? limits.receiveBufferBytes) / limits.waitingDatagramBytes;
  const end = heard.count + most;
  const more = comes(heard);
  await turn();
  await takeAll(() => more() && heard.count < end);
}

/** Whether something came since the call before. */
function comes(heard: { readonly count: number }): () => boolean {
  let before = -1;
  return () => {
    const came = heard.count !== before;
    before = heard.count;
    return came;
  };
}
