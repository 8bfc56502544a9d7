import { expect, test } from "vitest";
import { asBytes, byItself } from "../model/decoding.ts";
import type { StreamKind } from "../model/stream-kinds.ts";
import type { Decoder, Sent } from "./decoder.ts";
import { evidence } from "./decoder.ts";
import { Decoding } from "./decoding.ts";
import { ascii } from "./match.ts";

const sent: Sent = { address: "239.1.1.1", port: 40_001, sourcePort: 40_000 };
const hello = ascii("hello group");
const [group, other] = ["live/239.1.1.1:40001", "live/239.1.1.2:40001"];

test("without a choice packets are read as what they look like", () => {
  const decoding = new Decoding();
  expect(decoding.group(group).decode(hello, sent, "10.0.0.1")).toMatchObject({ type: "text" });
  expect(decoding.group(group).chosenFor("10.0.0.1")).toBeNull();
});

test("packets are read as the streams of their group, where nothing fits better", () => {
  const decoding = new Decoding();
  const audio = Uint8Array.from({ length: 60 }, (_, at) => [0x80, 0x60][at] ?? 7 * at);
  const type = (bytes: Uint8Array, streams: readonly StreamKind[]) =>
    decoding.group(group, streams).decoderOf(bytes, sent, "10.0.0.1")?.type ?? null;
  expect(type(audio, [])).toBeNull();
  expect(type(audio, ["mpeg-ts", "rtp"])).toBe("rtp");
  expect(type(audio, ["sacn", "described"])).toBeNull();
  expect(type(hello, ["rtp"])).toBe("text");
  expect(
    type(
      Uint8Array.from({ length: 188 }, (_, at) => (at === 0 ? 0x47 : at === 3 ? 0x10 : at)),
      ["mpeg-ts"],
    ),
  ).toBe("ts");
  expect(decoding.group(group, ["rtp"])).toBe(decoding.group(other, ["rtp"]));
  const chosen = new Decoding([{ key: group, source: null, as: asBytes }]);
  expect(chosen.group(group, ["rtp"]).decoderOf(audio, sent, "10.0.0.1")).toBeNull();
  expect(chosen.group(other, ["rtp"]).decoderOf(audio, sent, "10.0.0.1")?.type).toBe("rtp");
});

test("a choice for the group holds for all of its sources, one for a source before that", () => {
  const decoding = new Decoding([
    { key: group, source: null, as: "ntp" },
    { key: group, source: "10.0.0.2", as: asBytes },
    { key: group, source: "10.0.0.3", as: byItself },
  ]);
  const type = (key: string, source: string) =>
    decoding.group(key).decoderOf(hello, sent, source)?.type ?? null;
  expect(type(group, "10.0.0.1")).toBe("ntp");
  expect(type(group, "10.0.0.2")).toBeNull();
  expect(type(group, "10.0.0.3")).toBe("text");
  expect(type(other, "10.0.0.1")).toBe("text");
  expect([null, "10.0.0.2", "10.0.0.3"].map((source) => decoding.group(group).chosenFor(source))).toEqual([
    ...["ntp", asBytes, null],
  ]);
  expect(decoding.group(group)).toBe(decoding.group(group));
});

test("what is not as it was chosen is read as far as it goes", () => {
  const decoding = new Decoding([{ key: group, source: null, as: "ntp" }]);
  expect(decoding.group(group).decode(hello, sent, "10.0.0.1")).toMatchObject({
    ...{ type: "ntp", incomplete: "cut" },
  });
});

test("a decoder that is not there any more is as if nothing had been chosen", () => {
  const decoding = new Decoding([{ key: group, source: null, as: "gone" }]);
  expect(decoding.group(group).chosenFor(null)).toBeNull();
  expect(decoding.group(group).decode(hello, sent, "10.0.0.1")).toMatchObject({ type: "text" });
});

test("a described format is a decoder like the others, and comes before them", () => {
  const lab: Decoder = {
    ...{ type: "lab", title: "Lab", ports: [] },
    recognise: () => evidence.likely,
    decode: () => "a frame",
  };
  const decoding = new Decoding([], [lab]);
  expect(decoding.group(group).decode(hello, sent, "10.0.0.1")).toMatchObject({ info: "a frame" });
  expect([decoding.decoder("lab"), decoding.decoder("none")]).toEqual([lab, null]);
});
