import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import type { GroupReport } from "../shared/report/group-report.ts";
import { Capture } from "./capture.ts";
import { sendDatagrams, streamDatagrams } from "./datagrams.ts";
import { describeLab } from "./needs.ts";
import { stopPrograms } from "./program.ts";
import { castscopeBy, dgramPaths, ends, nativePaths, type Paths, TwoCables } from "./two-cables.ts";

/** Which interface is taken, and what is waited for, on a host whose routes a test lays. */

const bothPaths = [
  ["recvmmsg and sendmmsg", nativePaths],
  ["dgram", dgramPaths],
] as const;

describeLab("interfaces, addresses and routes", ["ip", "python3", "dumpcap", "tshark"], () => {
  let lab: TwoCables;
  beforeEach(() => {
    lab = new TwoCables();
  });
  afterEach(async () => {
    await stopPrograms();
    lab.close();
  });

  /** A watch that runs, and the first line that it says from now on in which all its rows are so. */
  function watch(paths: Paths, ...args: readonly string[]) {
    const command = castscopeBy(paths, "watch", ...args, "--json", "--every", "0.1");
    const program = lab.left.start(command);
    const rows = (line: string): readonly GroupReport[] => (JSON.parse(line) as WatchReport).groups;
    return {
      program,
      async until(wanted: (row: GroupReport) => boolean): Promise<readonly GroupReport[]> {
        return rows(await program.nextLine("out", (line) => rows(line).every(wanted)));
      },
    };
  }

  async function send(paths: Paths, ...args: readonly string[]) {
    return lab.left.run(castscopeBy(paths, "send", ...args));
  }

  const group = { group: "239.1.1.1", port: 5_004, count: 3 };
  const heard = (packets: number) => (row: GroupReport) => row.packets >= packets;

  describe("the system’s choice", () => {
    test.each(bothPaths)("is that of each group, for joins and sends, by %s", async (_name, paths) => {
      lab.ip(`route add default via ${ends.right(0).ipv4}`, "route add 239.1.0.0/16 dev v1");
      const { until } = watch(paths, "239.1.1.1:5004", "239.2.2.2:5004");
      const [one, other] = await until(() => true);
      expect([one?.interface, other?.interface]).toEqual(["v1", "v0"]);
      await sendDatagrams(lab.right, "w1", group);
      await sendDatagrams(lab.right, "w0", { ...group, group: "239.2.2.2" });
      await until(heard(3));

      const wires = await Promise.all(
        ["w0", "w1"].map((on) => Capture.start(lab.right, on, "udp port 5005")),
      );
      for (const to of ["239.1.1.1:5005", "239.2.2.2:5005"]) {
        const { code, out } = await send(paths, to, "--text", to, "--json");
        const by = to.startsWith("239.1") ? 1 : 0;
        expect([code, JSON.parse(out)]).toMatchObject([0, { interface: `v${by}`, from: ends.left(by).ipv4 }]);
      }
      const seen = await Promise.all(wires.map((wire) => wire.finish(1)));
      expect(seen.map((some) => some.map(({ source, payload }) => [source, payload]))).toEqual([
        [[ends.left(0).ipv4, "239.2.2.2:5005"]],
        [[ends.left(1).ipv4, "239.1.1.1:5005"]],
      ]);
    });

    test.each(bothPaths)("is followed when routes change, by %s", async (_name, paths) => {
      lab.ip("route add 239.1.0.0/16 dev v0");
      const { until } = watch(paths, "239.1.1.1:5004");
      expect(await until(() => true)).toMatchObject([{ interface: "v0" }]);
      lab.ip("route replace 239.1.0.0/16 dev v1");
      const moved = "The route to 239.1.1.1 goes by v1 now: joined there instead of on v0.";
      expect(await until(({ lastEvent }) => lastEvent?.message === moved)).toMatchObject([
        { interface: "v1" },
      ]);
      await sendDatagrams(lab.right, "w1", group);
      await until(heard(3));
      // By a rule as well, which changes no route.
      lab.ip("route add 239.1.0.0/16 dev v0 table 77", "rule add to 239.1.0.0/16 lookup 77");
      await until(({ interface: on }) => on === "v0");
    });

    test.each(bothPaths)(
      "is none without a route: what to write is said, and a route is waited for, by %s",
      async (_name, paths) => {
        lab.ip("route add 239.0.0.0/8 dev v1");
        const { program, until } = watch(paths, "224.0.0.251:5004");
        expect(await program.line("err", () => true)).toBe(
          "There is no route from here to 224.0.0.251: it is joined by itself when there is one, or now if you name an interface, such as “on v0”.",
        );
        const { code, err } = await send(paths, "224.0.0.251:5004");
        expect([code, err]).toEqual([
          1,
          "There is no route from here to 224.0.0.251: choose an interface, such as v0.\n",
        ]);
        lab.ip("route add 224.0.0.0/24 dev v0");
        await until(({ interface: on, state }) => on === "v0" && state === "joining");
        await sendDatagrams(lab.right, "w0", { ...group, group: "224.0.0.251" });
        await until(heard(3));
      },
    );

    test.each(bothPaths)(
      "may be an interface whose packets have another’s address, by %s",
      async (_name, paths) => {
        lab.ip(
          "address add 10.99.0.1/32 dev lo",
          "address flush dev v1",
          "address add fe80::a1/64 dev v1 nodad",
          "route add default dev v1 src 10.99.0.1",
        );
        const { until } = watch(paths, "239.1.1.1:5004");
        expect(await until(() => true)).toMatchObject([{ interface: "v1" }]);
        await sendDatagrams(lab.right, "w1", group);
        await until(heard(3));
        const wire = await Capture.start(lab.right, "w1", "udp port 5005");
        const { code, out } = await send(paths, "239.1.1.1:5005", "--json");
        expect([code, JSON.parse(out)]).toMatchObject([0, { interface: "v1", from: "10.99.0.1" }]);
        expect(await wire.finish(1)).toMatchObject([{ source: "10.99.0.1" }]);
      },
    );
  });

  describe("what is waited for", () => {
    const waits: readonly {
      readonly what: string;
      readonly go: () => void;
      readonly sentence: RegExp;
      readonly come: () => void;
    }[] = [
      {
        what: "switched off",
        go: () => lab.ip("link set v1 down"),
        sentence: /^v1 is down: it is joined by itself when it is up\.$/,
        come: () => lab.ip("link set v1 up"),
      },
      {
        what: "unplugged",
        go: () => lab.rightIp("link set w1 down"),
        sentence:
          /^v1 is on( and has no link: it is joined by itself when it has one: connect its cable or its other end|, and what it runs on is down: it is joined by itself when it is up)\.$/,
        come: () => lab.rightIp("link set w1 up"),
      },
      {
        what: "not there",
        go: () => lab.ip("link delete v1"),
        sentence:
          /^No interface is called v1 yet \(this computer has lo, v0\): it is joined by itself when there is one\.$/,
        come: () => lab.plug(1),
      },
    ];

    test.each(bothPaths.flatMap(([name, paths]) => waits.map((one) => ({ name, paths, ...one }))))(
      "an interface that is $what, by $name",
      async ({ paths, go, sentence, come }) => {
        go();
        // A link that went is told of a moment later.
        await expect.poll(() => lab.stateOf("v1")).not.toBe("UP");
        const { program, until } = watch(paths, "239.1.1.1:5004", "--on", "v1");
        expect(await program.line("err", () => true)).toMatch(sentence);
        const [row] = await until(() => true);
        expect(row).toMatchObject({ state: "failed", interface: "v1", packets: 0 });
        come();
        await until(({ state }) => state === "joining");
        await sendDatagrams(lab.right, "w1", group);
        await until(heard(3));
      },
    );

    test("an address of IPv4, where dgram can name an interface by nothing else", async () => {
      lab.ip("address flush dev v1 scope global");
      const { program, until } = watch(dgramPaths, "239.1.1.1:5004", "--on", "v1");
      expect(await program.line("err", () => true)).toBe(
        "v1 has no IPv4 address: it is joined by itself when it has one.",
      );
      lab.ip("address add 10.91.0.1/24 dev v1");
      await until(({ state }) => state === "joining");
      await sendDatagrams(lab.right, "w1", group);
      await until(heard(3));
    });

    test("nothing where an interface without any address is joined by its number", async () => {
      lab.ip("address flush dev v1");
      const { until } = watch(nativePaths, "239.1.1.1:5004", "[ff15::91]:5004", "--on", "v1");
      expect(await until(({ state }) => state === "joining")).toMatchObject([
        { interface: "v1" },
        { interface: "v1" },
      ]);
      await sendDatagrams(lab.right, "w1", group, { ...group, group: "ff15::91" });
      await until(heard(3));
    });
  });

  describe("which interface it is", () => {
    test.each(bothPaths)(
      "a label is its interface: one row, each packet once, by %s",
      async (_name, paths) => {
        lab.ip("address add 10.90.0.9/24 dev v0 label v0:1", "link property add dev v0 altname enp9s0");
        const { until } = watch(
          paths,
          "239.1.1.1:5004 on v0",
          "239.1.1.1:5004 on v0:1",
          "239.1.1.1:5004 on enp9s0",
        );
        const rows = await until(() => true);
        expect(rows).toMatchObject([{ interface: "v0" }]);
        await sendDatagrams(lab.right, "w0", group);
        await until(heard(3));
        expect(await until(() => true)).toMatchObject([{ packets: 3 }]);
        const { code, out } = await send(paths, "239.1.1.1:5005", "--on", "v0:1", "--json");
        expect([code, JSON.parse(out)]).toMatchObject([0, { interface: "v0", from: "10.90.0.9" }]);
      },
    );

    test.each(bothPaths)(
      "renamed while packets come it goes on without losing one, by %s",
      async (_name, paths) => {
        const { until } = watch(paths, "239.1.1.1:5004", "[ff15::92]:5004", "--on", "v0");
        await until(() => true);
        const plan = [group, { ...group, group: "ff15::92" }].map((one) => ({ ...one, count: 1 }));
        const stream = streamDatagrams(lab.right, "w0", ...plan);
        await until(heard(5));
        lab.ip("link set v0 name uplink");
        const renamed = await until(({ interface: on }) => on === "uplink");
        for (const { lastEvent, problem } of renamed) {
          expect([lastEvent?.message, problem]).toEqual(["v0 is called uplink now.", undefined]);
        }
        await until(heard((renamed[0]?.packets ?? 0) + 5));
        const sent = Number((await stream.stop()).out.trim()) / plan.length;
        await until(heard(sent));
        expect((await until(() => true)).map(({ packets }) => packets)).toEqual([sent, sent]);
      },
    );

    test.each(bothPaths)(
      "made again under the same number between two looks, it is joined again, by %s",
      async (_name, paths) => {
        const { until } = watch(paths, "239.1.1.1:5004", "--on", "v1");
        await until(() => true);
        await sendDatagrams(lab.right, "w1", group);
        await until(heard(3));
        const index = await lab.numberOf("v1");
        lab.ip("link delete v1");
        lab.plug(1, "index", index);
        expect(await lab.numberOf("v1")).toBe(index);
        const [row] = await until(({ lastEvent }) => /taken away|is back/.test(lastEvent?.message ?? ""));
        expect(row).toMatchObject({ interface: "v1" });
        await sendDatagrams(lab.right, "w1", group);
        await until(heard(6));
      },
    );

    test.each(bothPaths)("called “on” and “from” it can be chosen, by %s", async (_name, paths) => {
      lab.ip("link set v0 name on", "link set v1 name from");
      const { until } = watch(
        paths,
        "239.1.1.1:5004 on on",
        "239.1.1.1:5004 on from",
        `232.1.1.1:5004 on on from ${ends.right(0).ipv4}`,
      );
      const rows = await until(() => true);
      expect(rows.map((row) => [row.interface, row.source, row.state])).toEqual([
        ["on", null, "joining"],
        ["from", null, "joining"],
        ["on", ends.right(0).ipv4, "joining"],
      ]);
      const { code, out } = await send(paths, "239.1.1.1:5005", "--on", "from", "--json");
      expect([code, JSON.parse(out).interface]).toEqual([0, "from"]);
    });
  });
});
