import { randomUUID } from "node:crypto";
import type { Delta, Snapshot, tellingMethods } from "../../../shared/contract/telling.ts";
import { contractMark } from "../../../shared/contract-mark.ts";
import { Emitter } from "../../../shared/emitter.ts";
import type { About } from "../../../shared/model/about.ts";
import type { Unsubscribe } from "../../../shared/transport.ts";
import type { Looks } from "../telling/looks.ts";
import type { Seconds } from "../telling/seconds.ts";
import type { Feature, Teller } from "./feature.ts";
import type { Grounds } from "./grounds.ts";
import { startTicks } from "./ticks.ts";

/** What a snapshot or a delta is made of beside what numbers it. */
type Parts = Teller<
  Exclude<keyof Snapshot, "epoch" | "sequence" | "at" | "about">,
  Exclude<keyof Delta, "epoch" | "sequence" | "at">
>;

/** Tells windows what there is when they open, and then, numbered, what changed. */
export function tellingFeature(
  grounds: Grounds,
  about: Pick<About, "version" | "door">,
  seconds: Seconds,
  looks: Looks,
  parts: Parts,
): Feature<typeof tellingMethods> & { onDelta(listener: (delta: Delta) => void): Unsubscribe } {
  const { clock, wall, network, path, interfaces, drops } = grounds;
  const deltas = new Emitter<Delta>();
  const epoch = randomUUID();
  let sequence = 0;
  const stopTicks = startTicks(grounds, seconds, (tick) => {
    sequence += 1;
    deltas.emit({ epoch, sequence, at: wall.at(tick.now), ...parts.delta(tick) });
  });
  return {
    handlers: {
      async snapshot() {
        await Promise.all([interfaces.fresh(), path.known]);
        // What arrived before it was asked belongs into it, and is no silence beside what was dropped.
        await network.catchUp();
        await drops.refresh();
        const now = clock.monotonic();
        const { name: receivePath, reason: receivePathReason } = path.current;
        return {
          ...{ epoch, sequence, at: wall.at(now) },
          about: {
            ...about,
            contract: contractMark,
            platform: network.platform,
            receivePath,
            receivePathReason,
          },
          ...parts.snapshot(now),
        };
      },
      look({ ids }) {
        looks.add(ids, clock.monotonic());
        return null;
      },
    },
    onDelta: (listener) => deltas.listen(listener),
    close: stopTicks,
  };
}
