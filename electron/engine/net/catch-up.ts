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
 * Lets the event loop turn until a whole turn brought nothing: in each, dgram reads some datagrams of
 * every socket that has any.
 * @param heard how many datagrams came so far
 */
export async function untilNothingComes(heard: { readonly count: number }): Promise<void> {
  // The turn that this began in may be over for some sockets.
  await turn();
  let before = -1;
  await catchUp(() => {
    const came = heard.count !== before;
    before = heard.count;
    return came;
  });
}
