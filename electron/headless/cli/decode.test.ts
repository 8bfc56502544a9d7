import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { main } from "./main.ts";
import { standIn } from "./testing/stand-in.ts";

const rtp = "80e00007 00000100 5a1c03e2 0102";
const folder = mkdtempSync(join(tmpdir(), "castscope-decode-"));

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function decode(...args: string[]) {
  const { world, written, ...one } = standIn();
  const code = await main(["decode", ...args], world);
  expect([one.monitors, one.joined, one.sent]).toEqual([0, [], []]);
  return { code, ...written };
}

test("tells a packet field by field, each with its bytes and bits", async () => {
  const { code, out, err } = await decode("--hex", rtp, "--port", "5004");
  expect([code, err]).toEqual([0, ""]);
  expect(out.split("\n")).toEqual([
    "RTP, 14 bytes: PT 96, SSRC 0x5a1c03e2, seq 7, time 256, mark",
    "",
    "0       Version (bits 0-1): 2",
    "0       Padding (bit 2): no",
    "0       Extension (bit 3): no",
    "0       Contributing sources (bits 4-7): 0",
    "1       Marker (bit 0): yes",
    "1       Payload type (bits 1-7): 96 (dynamic)",
    "2-3     Sequence number: 7",
    "4-7     Timestamp: 256",
    "8-11    Synchronisation source (SSRC): 0x5a1c03e2",
    "12-13   Payload: 2 bytes",
    "",
  ]);
});

test("--json tells the same to scripts, from a file too, with fields within fields", async () => {
  const file = join(folder, "packet");
  writeFileSync(file, '{"level":{"low":3}}');
  const { code, out, err } = await decode("--file", file, "--json");
  expect([code, err]).toEqual([0, ""]);
  const report = JSON.parse(out);
  expect(report).toMatchObject({ type: "json", incomplete: null });
  const [level] = report.fields;
  expect(level).toMatchObject({ name: "level", value: null, at: 1, bits: null });
  expect(Object.keys(level)).toEqual(["name", "value", "text", "at", "length", "bits", "fields"]);
  expect(level.fields).toMatchObject([{ name: "low", value: 3, text: "3", fields: [] }]);
});

test("--describe decodes it as a format that a file describes", async () => {
  const description = join(folder, "lab.json");
  const field = { name: "speed", type: "unsigned", bits: 16, unit: "km/h" };
  writeFileSync(description, JSON.stringify({ name: "Lab", info: "{speed} fast", fields: [field] }));
  const { code, out } = await decode("--hex", "00d4", "--describe", description);
  expect([code, out]).toEqual([0, "Lab, 2 bytes: 212 fast\n\n0-1   Speed: 212 km/h\n"]);
  writeFileSync(description, '{ "name": "Lab",\n"fields": [{ "name": "Speed" }] }');
  const wrong = await decode("--hex", "00d4", "--describe", description);
  expect([wrong.code, wrong.err]).toEqual([
    ...[2, `In ${description}, line 2: “type” is missing: add one, such as "type": "unsigned".\n`],
  ]);
});

test("the port and --as decide what bytes alone do not", async () => {
  expect(await decode("--hex", rtp)).toEqual({
    code: 1,
    out: "",
    err: expect.stringMatching(/^Not recognised: binary data.*\.\n$/),
  });
  expect(JSON.parse((await decode("--hex", rtp, "--json")).out)).toEqual({
    ...{ type: null, info: "", fields: [], incomplete: null },
  });
  expect(await decode("--hex", rtp, "--as", "rtp")).toMatchObject({ code: 0, err: "" });
});

test("a packet that ends too soon is told as far as it goes, and ends with 1", async () => {
  const { code, out, err } = await decode(
    "--hex",
    "83000007 00000100 01020304 09090909 01",
    "--as",
    "rtp",
    "--json",
  );
  expect(code).toBe(1);
  expect(err).toBe("Cut off: as RTP the packet says that there is more of it than there is.\n");
  const report = JSON.parse(out);
  expect(report.incomplete).toBe("cut");
  expect(report.fields.at(-1)).toMatchObject({ name: "csrc", at: 12, length: 4 });
});

test("what a packet says does not reach the terminal as a command", async () => {
  const said = Buffer.from("seq=1\u001b[2J\u202e", "utf8").toString("hex");
  const { out } = await decode("--hex", said, "--as", "text");
  expect(out).toContain("seq=1");
  for (const control of ["\u001b", "\u202e"]) expect(out).not.toContain(control);
});

test.each([
  [[], "Say which packet: --hex and its bytes, or --file and a file that holds them."],
  [["--hex", "80", "--file", "x"], "--hex and --file both give the payload: choose one."],
  [["80600001"], "“80600001” is one word too many: decode takes only options, such as --hex."],
  [["--hex", "8"], "The hex text has 1 digit: each byte needs two."],
  [["--hex"], "After --hex comes the packet's bytes as hex digits, such as 80600001."],
  [["--hex", "80", "--port", "70000"], "70000 is too large: a port is 1 to 65535."],
  [["--file", "/no/such/file"], "There is no file /no/such/file: name one that holds the packet."],
  [
    ["--hex", "80", "--size", "1"],
    "--size is not an option here: there is --hex, --file, --as, --describe, --port, --wireshark, --json.",
  ],
])("%j is refused in one sentence", async (args, sentence) => {
  expect(await decode(...args)).toEqual({ code: 2, out: "", err: `${sentence}\n` });
});

test("a type that is not decoded is refused with those that are", async () => {
  const { code, err } = await decode("--hex", "80", "--as", "ftp");
  expect(code).toBe(2);
  expect(err).toMatch(/^“ftp” is nothing that packets are decoded as: there is mdns, .*rtp.* and text\.\n$/);
});

test("a type is read in either case", async () => {
  expect(await decode("--hex", rtp, "--as", "RTP")).toMatchObject({ code: 0, err: "" });
});

test("what is not recognised is told by what its bytes look like", async () => {
  const err = async (hex: string) => (await decode("--hex", hex)).err;
  expect(await err("")).toBe("Nothing to decode: the packet is empty.\n");
  expect(await err("00".repeat(9))).toBe("Not recognised: all zeros.\n");
  expect(await err("0102")).toBe("Not recognised: the bytes fit nothing that is decoded.\n");
});
