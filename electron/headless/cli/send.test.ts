import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { SendRequest } from "../../../shared/contract/sends.ts";
import { limits } from "../../../shared/limits.ts";
import { problem } from "../../../shared/problem.ts";
import { main } from "./main.ts";
import { standIn } from "./testing/stand-in.ts";

const folder = mkdtempSync(join(tmpdir(), "castscope-send-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function sentBy(behaviour: Parameters<typeof standIn>[0], ...args: string[]) {
  const one = standIn(behaviour);
  const code = await main(["send", ...args], one.world);
  return { code, request: one.sent[0], ...one };
}

const sent = (...args: string[]) => sentBy({}, ...args);

function payloadOf({ request }: { readonly request: SendRequest | undefined }): Uint8Array | undefined {
  return request?.content.kind === "bytes" ? request.content.payload : undefined;
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test("a group gets TTL 1 and a host 64 when none is named", async () => {
  expect((await sent("239.1.2.3:5000")).request).toMatchObject({
    address: "239.1.2.3",
    port: 5000,
    interface: null,
    sourcePort: null,
    ttl: 1,
    loopback: true,
    count: 1,
  });
  expect((await sent("127.0.0.1:5000")).request).toMatchObject({ ttl: 64 });
});

test("what other programs write is read, and a port may be a word of its own", async () => {
  const wanted = { address: "239.1.2.3", port: 5000 };
  expect((await sent("239.1.2.3", "5000")).request).toMatchObject(wanted);
  expect((await sent("udp://@239.1.2.3:5000?pkt_size=1316")).request).toMatchObject(wanted);
});

test("the options reach the request", async () => {
  const { request } = await sent(
    ...["[ff15::1]:5000", "--on", "lo", "--ttl", "33", "--count", "20", "--rate", "2.5"],
    ...["--burst", "4"],
    ...["--source-port", "6000", "--no-loopback"],
  );
  expect(request).toMatchObject({
    address: "ff15::1",
    interface: "lo",
    ttl: 33,
    count: 20,
    rate: 2.5,
    burst: 4,
    sourcePort: 6000,
    loopback: false,
  });
});

test("the payload comes from text, hex, a file or a size", async () => {
  expect(text(payloadOf(await sent("239.1.2.3:5000", "--text", "grüße")))).toBe("grüße");
  expect([...(payloadOf(await sent("239.1.2.3:5000", "--hex", "00 ff:7e")) ?? [])]).toEqual([0, 255, 126]);
  expect(text(payloadOf(await sent("239.1.2.3:5000", "--size", "38")))).toBe(
    "0123456789abcdefghijklmnopqrstuvwxyz01",
  );
  expect(payloadOf(await sent("239.1.2.3:5000", "--size", "0"))).toHaveLength(0);
  const file = join(folder, "payload");
  writeFileSync(file, "from a file");
  expect(text(payloadOf(await sent("239.1.2.3:5000", "--file", file)))).toBe("from a file");
});

test("a template goes as it was typed, and its mistake is told with a sentence", async () => {
  const { request } = await sent("239.1.2.3:5000", "--template", "reading {seq:u16} {pad:64}");
  expect(request?.content).toEqual({ kind: "template", template: "reading {seq:u16} {pad:64}" });
  const wrong = await sent("239.1.2.3:5000", "--template", "reading {m}");
  expect(wrong.code).toBe(2);
  expect(wrong.written.err).toContain("“m” is no field");
  const twice = await sent("239.1.2.3:5000", "--template", "{seq}", "--hex", "00");
  expect(twice.written.err).toContain("--hex and --template both give the payload");
  const large = await sent("239.1.2.3:5000", "--template", "{pad:65508}");
  expect(large.written.err).toContain("65,508 bytes are too many");
});

test("the largest payload goes, one byte more does not", async () => {
  const file = join(folder, "large");
  writeFileSync(file, new Uint8Array(65_507));
  expect(payloadOf(await sent("239.1.2.3:5000", "--file", file))).toHaveLength(65_507);
  writeFileSync(file, new Uint8Array(65_508));
  const refused = await sent("239.1.2.3:5000", "--file", file);
  expect(refused.code).toBe(2);
  expect(refused.written.err).toBe(`${file} is too large: one IPv4 datagram carries at most 65,507 bytes.\n`);
});

test("tells in one line what was sent", async () => {
  const many = await sent("239.1.2.3:5000", "--count", "20", "--size", "200");
  expect(many.written).toEqual({
    out: "Sent 20 packets of 200 bytes to 239.1.2.3:5000 from 127.0.0.1:40000 with TTL 1 at 100 packets a second (159.4 kbit/s).\n",
    err: "",
  });
  const one = await sent("239.1.2.3:5000", "--size", "200", "--json");
  expect(JSON.parse(one.written.out)).toEqual({
    group: "239.1.2.3",
    port: 5000,
    interface: "lo",
    from: "127.0.0.1",
    routed: false,
    sourcePort: 40_000,
    state: "done",
    sent: 1,
    failed: 0,
    answered: 0,
    bytes: 200,
    ttl: 1,
    rate: 99.6,
    asked: 100,
    burst: 1,
    late: 0.1,
    missed: 0,
    ...{ dscp: 0, test: null, further: [], bitrate: 159_360 },
  });
  expect(one.closed).toBe(1);
});

test("says by which interface routing took it where nobody chose one", async () => {
  const { written } = await sentBy({ send: { routed: true } }, "10.0.0.9:5000");
  expect(written.out).toBe(
    "Sent 1 packet of 21 bytes to 10.0.0.9:5000 from 127.0.0.1:40000 by lo, as routing decides, with TTL 64.\n",
  );
});

test("a burst is told, and one that is too large is refused", async () => {
  const one = await sent("239.1.2.3:5000", "--count", "20", "--burst", "5");
  expect(one.written.out).toContain("at 100 packets a second (16.7 kbit/s) in bursts of 5.\n");
  const two = await sent("239.1.2.3:5000", "--burst", "1001");
  expect([two.code, two.written.err]).toEqual([2, "1001 is too large: a burst is 1 to 1,000.\n"]);
});

test("says when this computer could not send as fast as was asked", async () => {
  const one = standIn({ send: { sent: 99_000, reached: 38_100, missed: 23_000 } });
  const code = await main(["send", "239.1.2.3:5000", "--rate", "50000", "--count", "99000"], one.world);
  expect(code).toBe(0);
  expect(one.written.err).toBe(
    "Reached 38,100 of 50,000 packets a second: this computer could not send faster.\n",
  );
});

test("a packet that the system refused is exit code 1 and its sentence", async () => {
  const one = standIn({
    send: {
      state: "failed",
      sent: 0,
      failed: 1,
      problem: problem("no-route-to", { address: "239.1.2.3", interface: null }),
    },
  });
  expect(await main(["send", "239.1.2.3:5000"], one.world)).toBe(1);
  expect(one.written.err).toBe("There is no route from here to 239.1.2.3: choose an interface.\n");
  expect(one.written.out).toMatch(/^Sent 0 packets .*, 1 packet refused\.\n$/);
});

test("told to end before all were sent, it does not end with 0", async () => {
  const one = standIn({ send: { state: "stopped", sent: 12 } });
  one.ending.abort({ kind: "signal", signal: "SIGINT" });
  expect(await main(["send", "239.1.2.3:5000", "--count", "1000"], one.world)).toBe(130);
  expect(one.written.err).toBe("Told to end before all 1,000 were sent.\n");
  const unread = standIn({ send: { state: "stopped", sent: 12 } });
  unread.ending.abort({ kind: "unread" });
  expect(await main(["send", "239.1.2.3:5000", "--count", "1000"], unread.world)).toBe(1);
  const whole = standIn({ send: { sent: 1_000 } });
  whole.ending.abort({ kind: "signal", signal: "SIGTERM" });
  expect(await main(["send", "239.1.2.3:5000", "--count", "1000"], whole.world)).toBe(0);
});

test("a test stream has a run, and what a preset fills in", async () => {
  const { request } = await sent("239.1.2.3:5000", "--test");
  expect(request).toMatchObject({ rate: 100, count: 1_000, burst: 1, further: [] });
  expect(request?.content).toMatchObject({ kind: "test", format: "castscope", size: 200 });
  expect(request?.content.kind === "test" && request.content.run).toBeGreaterThan(0);
  const bursts = (await sent("239.1.2.3:5000", "--test", "--preset", "bursts", "--run", "7f3c")).request;
  expect(bursts).toMatchObject({ rate: 1_000, count: 30_000, burst: 50 });
  expect(bursts?.content).toEqual({ kind: "test", format: "castscope", size: 1_316, run: 0x7f3c });
});

test("what is named goes before the preset", async () => {
  const { request } = await sent(
    ...["239.1.2.3:5000", "--test", "--format", "mgen", "--run", "9", "--preset", "iptv", "--dscp", "af41"],
    ...["--size", "1250", "--bitrate", "1M", "--duration", "2", "--burst", "4"],
  );
  expect(request).toMatchObject({ rate: 100, count: 200, burst: 4, dscp: 34 });
  expect(request?.content).toEqual({ kind: "test", format: "mgen", size: 1_250, run: 9 });
});

test("a ramp's steps share the duration, of a test and of any other send", async () => {
  const further = [
    { rate: 200, count: 400 },
    { rate: 400, count: 800 },
  ];
  const pace = ["--rate", "100..400", "--duration", "6"];
  expect((await sent("239.1.2.3:5000", ...pace)).request).toMatchObject({ rate: 100, count: 200, further });
  expect((await sent("239.1.2.3:5000", "--test", ...pace)).request).toMatchObject({ count: 200, further });
});

test("a fresh group is of the same range, and told before anything is sent", async () => {
  const { request, written } = await sent("239.192.1.1:5000", "--test", "--fresh", "--run", "7F3C");
  expect(request?.address).toMatch(/^239\.192\.\d+\.\d+$/);
  expect(request?.address).not.toBe("239.192.1.1");
  expect(written.err).toBe(`Fresh group for run 7F3C: ${request?.address}:5000.\n`);
});

test("a rate that could flood a network needs a yes", async () => {
  const fast = ["239.1.2.3:5000", "--test", "--preset", "iptv-10"];
  const refused = await sent(...fast);
  expect(refused.code).toBe(2);
  expect(refused.sent).toEqual([]);
  expect(refused.written.err).toBe(
    "100.0 Mbit/s would fill 10 % of eth0: add --yes to send it, or lower it to --bitrate 50M.\n",
  );
  expect((await sent(...fast, "--yes")).sent).toHaveLength(1);
  expect((await sent(...fast, "--on", "lo")).sent).toHaveLength(1);
  expect((await sent(...fast, "--ttl", "0")).sent).toHaveLength(1);
  expect((await sent(...fast, "--bitrate", "50M")).sent).toHaveLength(1);
});

test("the report tells the test's run, and what was reached in bits", async () => {
  const report = async (...more: string[]) =>
    JSON.parse((await sent("239.1.2.3:5000", "--test", "--json", ...more)).written.out);
  expect(await report("--run", "7f3c", "--dscp", "EF")).toMatchObject({
    ...{ test: { format: "castscope", run: "7F3C" }, dscp: 46, further: [], bitrate: 99.6 * 200 * 8 },
  });
  expect(await report("--format", "mgen", "--run", "9")).toMatchObject({
    test: { format: "mgen", run: "9" },
  });
  expect(await report("--format", "iperf2")).toMatchObject({ test: { format: "iperf2", run: null } });
  const { out } = (await sent("239.1.2.3:5000", "--test", "--run", "7f3c", "--dscp", "EF")).written;
  expect(out).toMatch(
    /^Sent 1,000 packets of 200 bytes \(Castscope test 7F3C\) to .* with TTL 1 and DSCP EF at /,
  );
});

test.each([
  [["--format", "mgen"], "--format belongs to a test stream: add --test."],
  [["--fresh"], "--fresh belongs to a test stream: add --test."],
  [
    ["--test", "--text", "a"],
    "--text gives a payload, and a test stream has its own: leave one of them out.",
  ],
  [["--test", "--format", "rtp"], "“rtp” is no format of test streams: there is castscope, iperf2 and mgen."],
  [
    ["--test", "--preset", "tiny"],
    "“tiny” is no preset: there is short, long, bursts, ramp, iptv and iptv-10.",
  ],
  [["--test", "--format", "iperf2", "--run", "7"], "iperf2 has no run id: leave --run out."],
  [["--test", "--run", "xyz"], "“xyz” is no run id: it has up to eight hex digits, such as 7F3C."],
  [["--test", "--size", "41"], "41 bytes are too few for Castscope: its header needs 42."],
  [["--rate", "10", "--bitrate", "10M"], "--rate and --bitrate say the same thing twice: choose one."],
  [["--count", "10", "--duration", "1"], "--count and --duration say the same thing twice: choose one."],
  [["--rate", "1..10", "--count", "10"], "A ramp has a duration, which its steps share, and no count."],
  [["--rate", "10M"], "“10M” has a unit: packets per second have none, and bits are a bit rate."],
  [["--bitrate", "1", "--size", "0"], "Packets without payload have no bits: name a size."],
  [["--dscp", "136"], "136 is too large: a DSCP is 0 to 63; as a whole TOS byte it would be AF41."],
])("%s is refused in a sentence", async (options, sentence) => {
  const refused = await sent("239.1.2.3:5000", ...options);
  expect([refused.code, refused.written.err]).toEqual([2, `${sentence}\n`]);
  expect(refused.monitors).toBe(0);
});

test("one host is no fresh group", async () => {
  const refused = await sent("127.0.0.1:5000", "--test", "--fresh");
  expect(refused.written.err).toBe("127.0.0.1 is one host: only a group can be a fresh one.\n");
});

test("a sequence is packets and pauses of a file, and a mistake in it is told with its place", async () => {
  writeFileSync(join(folder, "two.bin"), Uint8Array.of(1, 2));
  const file = join(folder, "states.json");
  const run = (value: unknown, ...more: string[]) => {
    writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value));
    return sent("239.1.2.3:5000", "--sequence", file, ...more);
  };
  const packets = [
    { text: "on", pause: 10 },
    { hex: "48 65", pause: 40 },
    { file: "two.bin" },
    { template: "no {seq:2}", pause: 150 },
  ];
  const bytes = (...all: number[]) => ({ kind: "bytes", payload: Uint8Array.from(all) });
  expect((await run({ packets, times: 3 })).request).toMatchObject({
    ...{ count: 12, rate: expect.closeTo(20, 1), burst: 1 },
    content: {
      kind: "sequence",
      packets: [
        { content: bytes(0x6f, 0x6e), pauseMs: 10 },
        { content: bytes(0x48, 0x65), pauseMs: 40 },
        { content: bytes(1, 2), pauseMs: 0 },
        { content: { kind: "template", template: "no {seq:2}" }, pauseMs: 150 },
      ],
    },
  });
  expect((await run({ packets, times: "endless" })).request?.count).toBeNull();

  const told = async (value: unknown, ...more: string[]) => {
    const { code, written } = await run(value, ...more);
    expect(code).toBe(2);
    return written.err.split("\n")[0]?.replace(file, "FILE");
  };
  expect(await told("[")).toMatch(/^FILE is no JSON: /);
  expect(await told([])).toBe(
    "FILE has to be “packets” in braces, and “times” where it is sent more than once.",
  );
  expect(await told({ packets: [] })).toBe("FILE: packets has to be a list of 1 to 100 packets.");
  expect(await told({ packets, times: 0 })).toMatch(/^FILE: times has to be how often/);
  expect(await told({ packets: [{ text: "a", hex: "00" }] })).toBe(
    "FILE: packets[0] has to be one of text, hex, file or template in braces, and a pause.",
  );
  expect(await told({ packets: [{ text: "a", pause: -1 }] })).toBe(
    "FILE: packets[0].pause has to be milliseconds, 0 to 100000.",
  );
  expect(await told({ packets: [{ text: "a" }, { hex: "4g" }] })).toMatch(/^In FILE, packets\[1\]\.hex: /);
  expect(await told({ packets }, "--count", "2")).toMatch(/--sequence.*--count/);
});

test("a file that no request carries is brought part by part before it is sent", async () => {
  const file = join(folder, "film.bin");
  const bytes = limits.sendFileBytes + 3;
  writeFileSync(file, new Uint8Array(bytes));
  const one = standIn({ send: { state: "done" } });
  const args = ["send", "239.1.2.3:5000", "--file", file, "--pieces", "1400", "--rate", "10"];
  expect(await main(args, one.world)).toBe(0);
  expect(one.sent).toMatchObject([
    { content: { kind: "file-pieces", file: 5, bytes, size: 1_400 }, count: Math.ceil(bytes / 1_400) },
  ]);
  expect(one.brought.reduce((sum, part) => sum + part.bytes, 0)).toBe(bytes);
  expect(one.brought[1]).toEqual({ file: 5, at: limits.stagedChunkBytes, bytes: limits.stagedChunkBytes });
});

test("a larger file leaves in pieces, once unless a count says how many", async () => {
  const file = join(folder, "large.bin");
  writeFileSync(
    file,
    Uint8Array.from({ length: 70_001 }, (_, place) => place),
  );
  const pieces = (...more: string[]) => sent("239.1.2.3:5000", "--file", file, "--pieces", "1316", ...more);
  const { request } = await pieces("--rate", "500");
  expect(request).toMatchObject({ count: 54, rate: 500, content: { kind: "pieces", size: 1_316 } });
  expect(request?.content.kind === "pieces" && request.content.payload.length).toBe(70_001);
  expect((await pieces("--count", "108")).request?.count).toBe(108);
  const refused = await sent("239.1.2.3:5000", "--pieces", "100");
  expect([refused.code, refused.written.err.split("\n")[0]]).toEqual([
    2,
    "Only a file is cut into pieces: name one with --file.",
  ]);
  expect((await pieces("--duration", "2")).code).toBe(2);
  expect((await sent("239.1.2.3:5000", "--file", file, "--pieces", "0")).code).toBe(2);
});
