import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Capture } from "./capture.ts";
import { castscope, startWatch } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { Pair, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";

/** What a send tells of datagrams that did not leave, or did not arrive. */

describe.each(["native", "dgram"])("by the %s path", (path) => {
  beforeAll(() => {
    if (path === "dgram") process.env.CASTSCOPE_SEND_PATH = path;
  });
  afterAll(() => {
    delete process.env.CASTSCOPE_SEND_PATH;
  });

  describeLab("a send that meets trouble", ["ip", "tc", "dumpcap", "tshark"], trouble);
});

function trouble(): void {
  let pair: Pair;
  beforeEach(() => {
    pair = new Pair();
  });
  afterEach(stopPrograms);
  afterEach(() => pair.close());

  test("what this computer's own queue drops is not told as sent", async () => {
    const shaped = await pair.left.run([
      "tc",
      "qdisc",
      "add",
      "dev",
      wire,
      "root",
      "tbf",
      "rate",
      "1mbit",
      "burst",
      "2kb",
      "limit",
      "4kb",
    ]);
    expect(shaped.code).toBe(0);
    const watch = await startWatch(pair.right, "239.2.9.1:6100", "--on", wire);
    const { code, out, err } = await pair.left.run(
      castscope(
        ...["send", "239.2.9.1:6100", "--on", wire, "--json"],
        ...["--count", "2000", "--rate", "2000", "--size", "200"],
      ),
    );
    const { sent, failed, state } = JSON.parse(out);
    expect([code, state, sent + failed]).toEqual([1, "done", 2000]);
    expect(err).toMatch(/^wire0 could not take [^\n]*\n$/);
    // What waits in the queue leaves within some tens of milliseconds.
    await watch.reached(sent);
    const { groups } = await watch.finish();
    expect(groups).toMatchObject([{ packets: sent }]);
  });

  test.each([
    ["IPv4", "10.77.0.2", "10.77.0.2:6101"],
    ["IPv6", "fd77::2", "[fd77::2]:6101"],
  ])("a closed port's answer is told, %s", async (_family, address, target) => {
    const { out, err } = await pair.left.run(castscope("send", target, "--json"));
    expect(JSON.parse(out)).toMatchObject({ sent: 1, failed: 0, answered: 1 });
    expect(err).toBe(`${address} answered that nothing listens on port 6101.\n`);
  });

  test("a send goes on by itself when its interface comes back", async () => {
    const program = pair.left.start(
      castscope(
        ...["send", "239.2.9.2:6102", "--on", wire, "--json"],
        ...["--count", "100000", "--rate", "100", "--size", "20"],
      ),
    );
    const before = await Capture.start(pair.right, wire, "udp port 6102");
    await before.finish(10);
    pair.unplug();
    pair.plugIn();
    const after = await Capture.start(pair.right, wire, "udp port 6102");
    await after.finish(10);
    const { code, out, err } = await program.stop("SIGINT");
    const { state, problem } = JSON.parse(out);
    expect([code === 2, state]).toEqual([false, "stopped"]);
    expect(problem).toMatch(/wire0/);
    expect(err).toMatch(/^wire0[^\n]*\.\n/);
  });
}
