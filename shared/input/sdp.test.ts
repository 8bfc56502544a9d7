import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSdp } from "./sdp.ts";

/** As ST 2110 senders write it: two legs of one video. */
const redundant = `v=0
o=- 1 1 IN IP4 10.0.40.12
s=Playout B
t=0 0
a=group:DUP primary secondary
m=video 5004 RTP/AVP 96
c=IN IP4 239.20.1.12/32
a=source-filter: incl IN IP4 239.20.1.12 10.0.40.12
a=mid:primary
m=video 5006 RTP/AVP 96
c=IN IP4 239.120.1.12/32
a=source-filter: incl IN IP4 239.120.1.12 10.0.140.12
a=mid:secondary
`;

/** What is joined of a description, and which media are a pair. */
function groupsIn(text: string) {
  const sdp = readSdp(text);
  return sdp && { texts: sdp.medias.map((media) => media.text), pairs: sdp.pairs };
}

describe("a session description", () => {
  test("of two legs gives both groups, with their sources, as a pair", () => {
    expect(groupsIn(redundant.replaceAll("\n", "\r\n"))).toEqual({
      texts: ["239.20.1.12:5004 from 10.0.40.12", "239.120.1.12:5006 from 10.0.140.12"],
      pairs: [[0, 1]],
    });
  });

  test("may say where it goes once for all media, and filter several sources", () => {
    const text =
      "v=0\nc=IN IP6 FF15::101/3\na=source-filter: incl IN IP6 * 2001:db8::1 2001:db8::2\nm=audio 5004/2 RTP/AVP 0";
    expect(groupsIn(text)).toEqual({ texts: ["[FF15::101-ff15::103]:5004"], pairs: [] });
  });

  test.each([
    ["c=IN IP4 239.1.1.1/127/3\nm=video 5004 RTP/AVP 96", ["239.1.1.1-239.1.1.3:5004"]],
    ["c=IN IP4 239.1.1.254/127/3\nm=video 5004 RTP/AVP 96", ["239.1.1.254-239.1.2.0:5004"]],
    ["c=IN IP4 239.1.1.1/127/1\nm=video 5004 RTP/AVP 96", ["239.1.1.1:5004"]],
    ["c=IN IP4 239.1.1.1/127/x\nm=video 5004 RTP/AVP 96", ["239.1.1.1:5004"]],
    ["c=IN IP4 239.1.1.1/127\nm=video 5004/2 RTP/AVP 96", ["239.1.1.1:5004"]],
    ["c=IN IP4 239.1.1.1/127/2\nm=video 5004/2 RTP/AVP 96", ["239.1.1.1:5004", "239.1.1.2:5006"]],
    ["c=IN IP6 ff15::1/3\nm=video 5004 RTP/AVP 96", ["[ff15::1-ff15::3]:5004"]],
    [
      "c=IN IP6 ff35::1/2\na=source-filter: incl IN IP6 ff35::1 2001:db8::1\nm=video 5004 RTP/AVP 96",
      ["[ff35::1-ff35::2]:5004 from 2001:db8::1"],
    ],
  ])("in layers gives all of its groups: %j", (text, texts) => {
    expect(groupsIn(`v=0\n${text}`)?.texts).toEqual(texts);
  });

  test("whose pair names media that are not there has none", () => {
    expect(
      groupsIn("v=0\na=group:DUP a b\nm=audio 5004 RTP/AVP 0\nc=IN IP4 239.1.1.1\na=mid:a")?.pairs,
    ).toEqual([]);
  });

  test("begins with its version; another text is none", () => {
    expect(readSdp("239.1.1.1:5004\n239.1.1.2:5004")).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => readSdp(`v=0\n${text}`) !== null));
  });
});
