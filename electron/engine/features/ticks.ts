import { limits } from "../../../shared/limits.ts";
import type { Seconds } from "../telling/seconds.ts";
import { SleepWatch } from "../time/sleep.ts";
import type { Tick } from "./feature.ts";
import type { Grounds } from "./grounds.ts";

/**
 * Once per tick: takes what waits where the process stood still, follows the wall clock, joins again after
 * sleep, reads drops when a second is over, notes what stalled or came back, and then lets windows be told.
 * @returns what ends it
 */
export function startTicks(grounds: Grounds, seconds: Seconds, tell: (tick: Tick) => void): () => void {
  const { clock, wall, network, interfaces, memberships, pairs, drops } = grounds;
  const sleep = new SleepWatch(clock, network.platform);

  const wake = async (sleptMs: number): Promise<void> => {
    // Without a list what was joined is joined again where it was.
    await interfaces.refresh();
    await memberships.rejoin({ name: "joined-after-sleep", values: { ms: sleptMs } });
  };

  const tick = (): void => {
    const sleptMs = sleep.take();
    if (sleptMs !== null) void wake(sleptMs);
    wall.follow();
    const now = clock.monotonic();
    const secondEnds = seconds.isOver(now);
    if (secondEnds) drops.follow(now);
    memberships.notice(now);
    pairs.tick(now, secondEnds);
    tell({ now, secondEnds });
    last = clock.monotonic();
  };

  let last = clock.monotonic();
  let catchingUp = false;
  return clock.every(limits.tickMs, () => {
    if (catchingUp) return;
    if (clock.monotonic() - last < limits.lateTickMs) return tick();
    // The process stood still: what came meanwhile waits in the kernel, and no row is silent for that.
    catchingUp = true;
    void network.catchUp().then(() => {
      catchingUp = false;
      tick();
    });
  });
}
