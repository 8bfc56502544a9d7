import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { SendRequest } from "../../../shared/contract/sends.ts";
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
    out: "Sent 20 packets of 200 bytes to 239.1.2.3:5000 from 127.0.0.1:40000 with TTL 1 at 100 packets a second.\n",
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
  expect(one.written.out).toContain("at 100 packets a second in bursts of 5.\n");
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
