import fc from "fast-check";
import { expect, it } from "vitest";
import { readJoinList } from "../../../../../shared/input/list/join-list.ts";
import { piecesOf } from "./entry-pieces.ts";

/** Pieces as text: what was passed over in parentheses, what is wrong in brackets. */
function drawn(text: string) {
  const [entry] = readJoinList(text).entries;
  if (!entry) throw new Error("no entry");
  const { lines, more } = piecesOf(entry);
  const texts = lines.map((line) =>
    line.map((one) => (one.wrong ? `[${one.text}]` : one.dim ? `(${one.text})` : one.text)).join(""),
  );
  return more === 0 ? texts : [...texts, more];
}

it.each([
  ["239.1.1.1:5004", ["239.1.1.1:5004"]],
  ["udp://@239.1.1.1:5004?ttl=2", ["(udp://@)239.1.1.1:5004(?ttl=2)"]],
  ["239.1.2.300:5004", ["239.1.2.[300]:5004"]],
  ["239.1.1.1", ["239.1.1.1[\u00a0]"]],
  [
    "v=0\no=- 1\ns=Stage\nt=0 0\nc=IN IP4 239.1.1.1/32\nm=audio 5004 RTP/AVP 0\na=x",
    ["(v=0)", "(s=)Stage", "(c=IN IP4 )239.1.1.1(/32)", "(m=audio )5004( RTP/AVP 0)", 3],
  ],
])("%j is drawn in pieces", (text, pieces) => expect(drawn(text)).toEqual(pieces));

it("draws every character of one line, whatever it is", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f.:@/, #\-[\]]{1,30}$/), (text) => {
      for (const entry of readJoinList(text).entries) {
        const [line] = piecesOf(entry).lines;
        expect(line?.map((piece) => piece.text.replace("\u00a0", "")).join("")).toBe(entry.text);
      }
    }),
    { numRuns: 200 },
  );
});
