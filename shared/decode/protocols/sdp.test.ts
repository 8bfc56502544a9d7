import fc from "fast-check";
import { parse, type SessionDescription, write } from "sdp-transform";
import { expect, test } from "vitest";
import { Branch } from "../branch.ts";
import type { DecodedField } from "../field.ts";
import { ascii } from "../match.ts";
import { decodeSdp } from "./sdp.ts";

const word = fc.stringMatching(/^[A-Za-z0-9.-]{1,12}$/);
const session = fc.record({
  version: fc.constant(0),
  origin: fc.record({
    username: word,
    sessionId: fc.nat(),
    sessionVersion: fc.nat(),
    netType: fc.constant("IN"),
    ipVer: fc.constant(4),
    address: fc.ipV4(),
  }),
  name: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ]{0,20}$/),
  timing: fc.record({ start: fc.nat(), stop: fc.nat() }),
  media: fc.array(
    fc.record({
      type: fc.constantFrom("audio", "video"),
      port: fc.nat(65_535),
      protocol: fc.constant("RTP/AVP"),
      payloads: fc.constantFrom("96", "96 97"),
      connection: fc.record({ version: fc.constant(4), ip: fc.ipV4() }),
      rtp: fc.constant([{ payload: 96, codec: "L24", rate: 48_000, encoding: 2 }]),
      fmtp: fc.constant([]),
      ptime: fc.integer({ min: 1, max: 20 }),
      mid: word,
    }),
    { maxLength: 3 },
  ),
});

const texts = (fields: readonly DecodedField[], name: string) =>
  fields.filter((field) => field.name === name).map(({ text }) => text);

test("descriptions that sdp-transform writes are read as what it wrote", () => {
  fc.assert(
    fc.property(session, (wanted) => {
      const text = write(wanted as unknown as SessionDescription);
      const packet = new Branch(ascii(text));
      const said = decodeSdp(packet, 0);
      // It reads back numbers as numbers, and what it does not know as lists: only what was meant is compared.
      const again = parse(text);
      expect(said.name).toBe(String(again.name));
      expect(said.media).toEqual(again.media.map(({ type, port }) => `${type} ${port}`));
      const origin = packet.fields.find(({ name }) => name === "origin");
      expect(origin?.fields.map(({ value }) => value)).toEqual(
        [
          ...[again.origin?.username, again.origin?.sessionId, again.origin?.sessionVersion],
          ...[again.origin?.netType, `IP${again.origin?.ipVer}`, again.origin?.address],
        ].map(String),
      );
      expect(texts(packet.fields, "timing")).toEqual([`${again.timing?.start} ${again.timing?.stop}`]);
      const media = packet.fields.filter(({ name }) => name === "media");
      expect(media.map(({ fields }) => texts(fields, "connection"))).toEqual(
        again.media.map(({ connection }) => [`IN IP${connection?.version} ${connection?.ip}`]),
      );
      expect(media.map(({ fields }) => texts(fields, "attribute").toSorted())).toEqual(
        again.media.map(({ ptime, mid, rtp: [rtp] }) =>
          [
            ...[`mid:${mid}`, `ptime:${ptime}`],
            `rtpmap:${rtp?.payload} ${rtp?.codec}/${rtp?.rate}/${rtp?.encoding}`,
          ].toSorted(),
        ),
      );
    }),
    { numRuns: 300 },
  );
});
