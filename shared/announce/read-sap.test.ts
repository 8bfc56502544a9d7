import fc from "fast-check";
import { expect, it } from "vitest";
import { readSap } from "./read-sap.ts";

const sdp = [
  "v=0",
  "o=- 1311738121 7 IN IP4 10.0.0.7",
  "s=Studio A",
  "c=IN IP4 239.69.1.1/32",
  "t=0 0",
  "m=audio 5004 RTP/AVP 98",
  "a=rtpmap:98 L24/48000/2",
  "a=source-filter: incl IN IP4 239.69.1.1 10.0.0.7",
  "",
].join("\r\n");

/** As RFC 2974, section 3, lays it out. */
function packet(
  text: string,
  { flags = 0x20, hash = 0x1234, words = 0, type = "application/sdp\0" as string | null } = {},
): Uint8Array {
  const origin = (flags & 0x10) === 0 ? [10, 0, 0, 7] : [0x20, 1, 0xd, 0xb8, ...new Array(11).fill(0), 7];
  return Uint8Array.from([
    ...[flags, words, hash >> 8, hash & 0xff, ...origin, ...new Array(4 * words).fill(0xaa)],
    ...new TextEncoder().encode(`${type ?? ""}${text}`),
  ]);
}

it("reads a session's name and what can be joined, whatever stands before its description", () => {
  const groups = [{ text: "239.69.1.1:5004 from 10.0.0.7", carries: "audio, L24", channels: 2 }];
  const said = { deletes: false, session: "- 1311738121 IN IP4 10.0.0.7", name: "Studio A", groups };
  expect(readSap(packet(sdp))).toEqual({ ...said, version: "10.0.0.7 4660", endsAt: null });
  expect(readSap(packet(sdp, { type: null, words: 3 }))).toMatchObject(said);
  expect(readSap(packet(sdp, { flags: 0x30 }))).toMatchObject({ ...said, version: "2001:db8::7 4660" });
});

it("knows a session by its description without the version, and when it is over", () => {
  const later = sdp.replace("1311738121 7", "1311738121 8").replace("t=0 0", "t=3900000000 4000000000");
  expect(readSap(packet(later, { hash: 2 }))).toMatchObject({
    ...{ session: "- 1311738121 IN IP4 10.0.0.7", version: "10.0.0.7 2", endsAt: 1_791_011_200_000 },
  });
  expect(readSap(packet("o=- 1311738121 7 IN IP4 10.0.0.7\r\n", { flags: 0x24 }))).toMatchObject({
    ...{ deletes: true, version: "10.0.0.7 4660", groups: [] },
  });
});

it("takes nothing that is encrypted, compressed, of another version or no session", () => {
  expect(readSap(packet(sdp, { flags: 0x22 }))).toBeNull();
  expect(readSap(packet(sdp, { flags: 0x21 }))).toBeNull();
  expect(readSap(packet(sdp, { flags: 0x40 }))).toBeNull();
  expect(readSap(packet("no description"))).toBeNull();
  expect(readSap(packet(sdp, { type: "text/plain\0" }))).toBeNull();
  expect(readSap(new Uint8Array())).toBeNull();
});

it("reads any bytes, and damaged ones of a session, without a failure", () => {
  const whole = packet(sdp);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readSap(bytes)),
    { numRuns: 200 },
  );
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 });
  fc.assert(
    fc.property(damage, fc.nat(whole.length), (changes, length) => {
      const bytes = whole.slice(0, length);
      for (const [at, value] of changes) bytes[at] = value;
      const read = readSap(bytes);
      expect(read === null || read.groups.length <= 16).toBe(true);
    }),
    { numRuns: 300 },
  );
});
