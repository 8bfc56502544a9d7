import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { theseSurroundings } from "../../engine/wireshark/find.ts";
import { Wireshark } from "../../engine/wireshark/wireshark.ts";
import { decodeWithWireshark } from "./decode-wireshark.ts";
import { main } from "./main.ts";
import { standIn } from "./testing/stand-in.ts";

const rtp = "80e00007 00000100 5a1c03e2 0102";

async function decode(...args: string[]) {
  const { world, written, ...one } = standIn();
  const code = await main(["decode", "--wireshark", ...args], world);
  expect([one.monitors, one.joined, one.sent]).toEqual([0, [], []]);
  return { code, ...written };
}

const isThere = spawnSync("tshark", ["--version"], { stdio: "ignore" }).error === undefined;
if (!isThere) console.warn("“decode --wireshark” is left out: tshark is missing.");

describe.skipIf(!isThere)("decode --wireshark", () => {
  test("tells a packet as Wireshark reads it, in the shape of Castscope's own", async () => {
    const { code, out, err } = await decode("--hex", rtp, "--as", "rtp");
    expect([code, err]).toEqual([0, ""]);
    const [heading, , ...fields] = out.split("\n");
    expect(heading).toMatch(/^RTP \(Wireshark \d+\.\d+\.\d+\), 14 bytes: .*Seq=7/);
    expect(fields[0]).toBe("0-13    Real-Time Transport Protocol");
    expect(fields).toContain("2-3       Sequence number: 7");
    expect(fields).toContain("1         Marker (bit 0): True");
  });

  test("tells scripts its version too", async () => {
    const { code, out } = await decode("--hex", rtp, "--as", "rtp", "--port", "5004", "--json");
    const report = JSON.parse(out);
    expect([code, report.type, report.incomplete]).toEqual([0, "RTP", null]);
    expect(report.wireshark).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.keys(report.fields[0])).toEqual([
      "name",
      "value",
      "text",
      "at",
      "length",
      "bits",
      "fields",
    ]);
    expect(report.fields[0].fields).toContainEqual(
      expect.objectContaining({ name: "rtp.timestamp", value: 256, at: 4, length: 4 }),
    );
  });

  test("refuses a protocol that Wireshark has not", async () => {
    const { code, out, err } = await decode("--hex", rtp, "--as", "no-such-thing");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^Wireshark can decode no UDP port as “no-such-thing”: .*\.\n$/);
  });
});

test("where it is not installed that is said, with what to do", async () => {
  const { world } = standIn();
  const nowhere = new Wireshark({ ...theseSurroundings, isProgram: async () => false });
  const request = { bytes: new Uint8Array(4), port: 0, json: false, as: null };
  await expect(decodeWithWireshark(request, world.terminal, nowhere)).rejects.toThrow(
    /install it .* and ask again/,
  );
});
