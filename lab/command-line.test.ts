import { afterEach, expect, test } from "vitest";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import { castscope, startWatch } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";
import { stopPrograms } from "./program.ts";

/** The built program as a script meets it: exit codes, standard output, standard error. */

describeLab("the command line", ["sh", "head"], () => {
  afterEach(stopPrograms);

  test.each([
    ["watch 010.1.1.1:5000", "010 has a leading zero, which some programs read as octal: write 10."],
    ["watch 239.1:5000", "239.1 has 2 parts: an IPv4 address has four, such as 239.1.2.3."],
    ["watch 239.1.2.3:0", "Port 0 is not a real port: a port is 1 to 65535."],
    ["watch 239.1.2.3:65536", "65536 is too large: a port is 1 to 65535."],
    ["watch 240.1.2.3:5000", "240.1.2.3 is neither a group nor a host: 240.0.0.0 and above are reserved."],
    ["watch 198.51.100.7:5000", "198.51.100.7 is not an address of this computer: it has 127.0.0.1 (lo)."],
    [
      "watch [fe80::1]:5000",
      "fe80::1 is another computer on each link: name the interface, such as fe80::1%eth0.",
    ],
    [
      "send [fe80::1]:5000",
      "fe80::1 is another computer on each link: name the interface, such as fe80::1%eth0.",
    ],
    [
      "watch 224.0.0.1:5000 --from 10.0.0.7",
      "224.0.0.1 cannot have a source: every host belongs to it and never reports it.",
    ],
    [
      "watch 239.1.2.3:5000 239.1.2.4:5000 239.1.2.300:5000",
      "300 is too large: each part of an IPv4 address is 0 to 255.",
    ],
    ["send 239.1.2.3:5000 --ttl 256", "256 is too large: a TTL is 0 to 255."],
    [
      "send 239.1.2.3:5000 --size 65508",
      "65,508 bytes are too many: one IPv4 datagram carries at most 65,507.",
    ],
    ["send 239.1.2.3:5000 --hex 123", "The hex text has 3 digits: each byte needs two."],
    ["send 239.1.2.3:5000 --on lo9", "No interface is called lo9: this computer has lo."],
    [
      "listen 239.1.2.3:5000",
      "“listen” is not a command: there is interfaces, announced, probe, watch, why, record, send, decode, events, history, open, export, replay, profiles, serve and help.",
    ],
  ])("%s is refused in one sentence", async (line, sentence) => {
    const ended = await here.run(castscope(...line.split(" ")));
    expect(ended).toEqual({ code: 2, out: "", err: `${sentence}\n` });
  });

  test("an unknown zone of a send is refused", async () => {
    const { code, out, err } = await here.run(castscope("send", "[ff02::1:2%eth9]:5000"));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^[^\n]*zone[^\n]*eth9[^\n]*\n$/);
  });

  test("what is not there yet is waited for, and said", async () => {
    const places = ["239.1.2.3:5000 on eth9", "239.1.2.3:5000 on 10.9.9.9", "[ff02::1:2%eth9]:5000"];
    const { code, out, err } = await here.run(castscope("watch", ...places, "--for", "0.3", "--json"));
    const last = JSON.parse(out.trimEnd().split("\n").at(-1) ?? "") as WatchReport;
    expect(last.groups.map(({ state, interface: on }) => [state, on])).toEqual([
      ["failed", "eth9"],
      ["failed", "10.9.9.9"],
      ["failed", "eth9"],
    ]);
    expect(code).toBe(1);
    expect(err.split("\n").slice(0, 2)).toEqual([
      "No interface is called eth9 yet (this computer has lo): it is joined by itself when there is one.",
      "No interface has the address 10.9.9.9 yet (this computer has lo): it is joined by itself when there is one.",
    ]);
  });

  test("watch ends with 1 when nothing came and with 0 when something did", async () => {
    const silent = await here.run(
      castscope("watch", "239.6.1.1:9100", "--on", "lo", "--for", "0.3", "--json"),
    );
    expect(silent.code).toBe(1);
    const [, seconds] = /^No packet arrived within ([\d.]+) s\.\n$/.exec(silent.err) ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual(0.3);
    const lines = silent.out.trimEnd().split("\n");
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
      final: true,
      groups: [
        {
          group: "239.6.1.1",
          port: 9100,
          interface: "lo",
          packets: 0,
          bytes: 0,
          sourceCount: 0,
          sources: [],
        },
      ],
    });

    const program = here.start(castscope("watch", "239.6.1.1:9100", "--on", "127.0.0.1", "--json"));
    await program.line("out", () => true);
    await here.run(castscope("send", "239.6.1.1:9100", "--on", "lo", "--ttl", "0"));
    await program.line("out", (line) => JSON.parse(line).groups[0].packets === 1);
    expect((await program.stop("SIGINT")).code).toBe(0);
  });

  test("why names what is wrong first, and ends with 0 only when packets came", async () => {
    const holder = here.start(["socat", "-d", "-d", "-u", "UDP4-RECV:9107,bind=239.6.1.7", "STDOUT"]);
    await holder.line("err", (line) => line.includes("starting data transfer loop"));
    const held = await here.run(castscope("why", "239.6.1.7:9107", "--on", "lo", "--for", "30"));
    expect([held.code, held.err]).toEqual([1, ""]);
    expect(held.out).toMatch(/^239\.6\.1\.7:9107 on lo could not be joined\.\n\nProblem {2}.*9107.*socat/);

    const program = here.start(castscope("why", "239.6.1.8:9108", "--on", "lo", "--for", "600", "--json"));
    await expect
      .poll(async () => (await here.run(["cat", "/proc/net/igmp"])).out)
      .toContain(/* 239.6.1.8 */ "080106EF");
    await here.run(castscope("send", "239.6.1.8:9108", "--on", "lo", "--ttl", "0"));
    const { code, out } = await program.ended;
    const report = JSON.parse(out);
    expect(report).toMatchObject({ group: "239.6.1.8", port: 9108, packets: 1, answer: "well" });
    expect(report.checks.map(({ code: of }: { code: string }) => of)).toContain("membership");
    expect(code).toBe(0);
  });

  test("a port that another program holds is the row's problem; the other group goes on", async () => {
    const holder = here.start(["socat", "-d", "-d", "-u", "UDP4-RECV:9101,bind=239.6.1.2", "STDOUT"]);
    await holder.line("err", (line) => line.includes("starting data transfer loop"));
    const program = here.start(
      castscope("watch", "239.6.1.2:9101", "239.6.1.2:9102", "--on", "lo", "--json"),
    );
    await program.line("out", () => true);
    await here.run(castscope("send", "239.6.1.2:9102", "--on", "lo", "--ttl", "0"));
    await program.line("out", (line) => JSON.parse(line).groups[1].packets === 1);
    const { code, out, err } = await program.stop();
    expect(code).toBe(0);
    expect(err).toBe("Port 9101 is already in use by another program without sharing.\n");
    const { groups } = JSON.parse(out.trimEnd().split("\n").at(-1) ?? "");
    expect(groups).toMatchObject([{ state: "failed", packets: 0 }, { packets: 1 }]);
  });

  test("a reader that goes away ends it quietly", async () => {
    const [node, bundle] = castscope();
    const line = `${node} ${bundle} watch 239.6.1.3:9103 --on lo --every 0.1 | head -n 1`;
    const { code, out, err } = await here.run(["sh", "-c", line]);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d\d:\d\d:\d\d\n$/);
    expect(err).not.toContain("EPIPE");
  });

  const inShell = (line: string, ...args: string[]) =>
    here.run(["sh", "-c", `"$@" ${line}`, "sh", ...castscope(...args)]);
  const unwritten = "Standard output cannot be written: there is no space left.\n";

  test.each([
    ["interfaces"],
    ["interfaces", "--json"],
    ["help"],
    ["--version"],
    ["send", "239.6.1.4:9104", "--on", "lo", "--ttl", "0"],
    ["watch", "239.6.1.4:9104", "--on", "lo", "--for", "30"],
    ["serve"],
  ])("%s to a full device is one sentence and exit code 1", async (...args) => {
    expect(await inShell("> /dev/full", ...args)).toEqual({ code: 1, out: "", err: unwritten });
  });

  test("a standard error that is full or closed changes nothing", async () => {
    for (const redirection of ["2> /dev/full", "2>&-"]) {
      expect(await inShell(redirection, "listen")).toEqual({ code: 2, out: "", err: "" });
    }
    expect((await inShell("> /dev/full 2>&1", "interfaces")).code).toBe(1);
  });

  test("a door whose address nobody can read ends with a sentence", async () => {
    const lost = "Nobody can read the address, because standard output is closed: Castscope ends.\n";
    expect(await inShell(">&-", "serve")).toEqual({ code: 1, out: "", err: lost });
    // The pipe's status is head's: what the door says is on standard error.
    expect((await inShell("| :", "serve")).err).toBe(lost);
  });

  test.each([
    ["SIGHUP", 129],
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("a send that %s stops does not end with 0", async (signal, code) => {
    const receiver = await startWatch(here, "239.6.1.5:9105", "--on", "lo");
    const target = ["239.6.1.5:9105", "--on", "lo", "--ttl", "0"];
    const program = here.start(castscope("send", ...target, "--count", "100000", "--rate", "20"));
    await receiver.reached(1);
    const ended = await program.stop(signal);
    expect([ended.code, ended.err]).toEqual([code, "Told to end before all 100,000 were sent.\n"]);
    expect(ended.out).toMatch(/^Sent \d+ packets? of /);
  });

  test("the name of an interface cannot write on the screen what it likes", async () => {
    const name = "a\x1b[31mb\x9bc";
    expect((await here.run(["ip", "link", "add", "name", name, "type", "veth"])).err).toBe("");
    try {
      const table = await here.run(castscope("interfaces"));
      expect(table.out).toContain("a\ufffd[31mb");
      const unknown = await here.run(castscope("send", "239.6.1.6:9106", "--on", "eth9"));
      expect(unknown.code).toBe(2);
      const json = await here.run(castscope("interfaces", "--json"));
      for (const text of [table.out, unknown.err, json.out]) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
        expect(text.replaceAll("\n", "")).not.toMatch(/[\0-\x1f\x7f-\x9f]/);
      }
      expect(JSON.parse(json.out).map((one: { name: string }) => one.name)).toContain(name);
    } finally {
      await here.run(["ip", "link", "delete", "dev", name]);
    }
  });

  test("lists the interfaces of this network as JSON", async () => {
    const { code, out } = await here.run(castscope("interfaces", "--json"));
    expect(code).toBe(0);
    const loopback = { name: "lo", loopback: true, up: true };
    expect(JSON.parse(out)).toMatchObject([loopback]);
    const dgram = await here.run([
      "env",
      "CASTSCOPE_RECEIVE_PATH=dgram",
      ...castscope("interfaces", "--json"),
    ]);
    expect(JSON.parse(dgram.out)[0].receiving).toEqual({
      path: "dgram",
      reason: "CASTSCOPE_RECEIVE_PATH says so",
      notTold: ["ttl", "dscp", "arrivalInterface", "kernelTime"],
    });
  });
});
