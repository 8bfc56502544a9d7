import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import type { Delta, Snapshot } from "../shared/contract/telling.ts";
import { type Second, totalsHistoryId } from "../shared/model/history.ts";
import { castscope } from "./castscope.ts";
import { Listener, letIn, openedAt } from "./door.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";
import { stopPrograms } from "./program.ts";
import { receivePaths } from "./receive-path.ts";

/** A process that stood still, and whose packets waited in the kernel, tells the last minute as it was. */

const count = 10_000;
const groups = [
  { address: "239.5.6.1", port: 9061 },
  { address: "239.5.6.2", port: 9062 },
];

/**
 * Sends 1,000 datagrams a second to one group and 100 to another, and prints how many to both, and the most
 * within any second.
 */
const steady = `
import socket, time
from collections import deque
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
out.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
out.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 0)
start, last, most = time.monotonic(), deque(), 0
for number in range(${count}):
    wait = start + number / 1000 - time.monotonic()
    if wait > 0: time.sleep(wait)
    before = time.monotonic()
    out.sendto(b"0123456789", ("239.5.6.1", 9061))
    if number % 10 == 0: out.sendto(b"0123456789", ("239.5.6.2", 9062))
    # It left somewhere between the two times: what may have left within one second counts.
    last.append(time.monotonic())
    while last[0] <= before - 1: last.popleft()
    most = max(most, len(last))
print(most)
`;

describeLab("a process that stood still", ["python3"], () => {
  afterEach(stopPrograms);

  /** Of each row and of the totals, packets in the last minute. */
  function lastMinute({ histories }: Pick<Snapshot, "histories">): number[] {
    const length = histories.packets.length / histories.ids.length;
    const sums = Array.from(histories.ids, (_, row) =>
      histories.packets.subarray(row * length, (row + 1) * length).reduce((sum, one) => sum + one, 0),
    );
    return sums;
  }

  /** Packets of a row in all seconds that deltas told of; of one that was told again, the last word counts. */
  function toldOf(id: number, deltas: readonly Delta[]): number {
    const seconds = new Map<number, Second>();
    for (const one of deltas.flatMap(({ seconds }) => seconds)) seconds.set(one.index, one);
    const packetsIn = ({ total, ids, packets }: Second): number =>
      id === totalsHistoryId ? total.packets : (packets[ids.indexOf(id)] ?? 0);
    return [...seconds.values()].reduce((sum, second) => sum + packetsIn(second), 0);
  }

  test.each(receivePaths)(
    "%s: no packet is missing in the last minute, and none is in a wrong second",
    async (path) => {
      const program = here.start(["env", `CASTSCOPE_RECEIVE_PATH=${path}`, ...castscope("serve")]);
      const url = await openedAt(program);
      const { secret } = await letIn(url);
      const window = await Listener.connect(url, secret);
      for (const group of groups) {
        const joined = await window.ask("join", {
          ...group,
          interface: "lo",
          source: null,
          bind: "group",
          name: "",
        });
        expect(joined).toMatchObject({ ok: true });
      }
      // What a window shows that was open all the time: the same as one that opens afterwards.
      await window.snapshot();
      const from = window.deltas.length;

      const sender = here.start(["python3", "-c", steady]);
      await sleep(2_500);
      process.kill(program.pid, "SIGSTOP");
      try {
        await sleep(4_000);
      } finally {
        process.kill(program.pid, "SIGCONT");
      }
      const most = Number((await sender.ended).out);
      // The last second is over then.
      await sleep(2_000);

      const after = await window.snapshot();
      const [all, ...rows] = lastMinute(after);
      expect([all, ...rows]).toEqual([count * 1.1, count, count / 10]);
      expect(after.memberships.map(({ packets, kernelDrops }) => [packets, kernelDrops])).toEqual([
        [count, 0],
        [count / 10, 0],
      ]);
      const ids = [totalsHistoryId, ...after.memberships.map(({ id }) => id)];
      expect(ids.map((id) => toldOf(id, window.deltas.slice(from)))).toEqual([all, ...rows]);
      if (after.about.receivePath === "recvmmsg") {
        expect(after.memberships[0]?.peak.packets).toBeLessThanOrEqual(most);
        const totals = after.histories.packets.subarray(0, after.histories.packets.length / 3);
        expect(Math.max(...totals)).toBeLessThanOrEqual(most * 1.1 + 1);
      }
      window.close();
    },
  );
});
