import { expect, test } from "vitest";
import type { Passage } from "../../../../../shared/model/bind-filter.ts";
import { layOut } from "./layout.ts";
import type { BindPicture, DrawnSocket } from "./picture.ts";

const destination = (at: number) => ({
  ...({
    key: String(at),
    address: `239.1.1.${at}`,
    kind: "group",
    interface: "eth0",
    rate: 1,
    joinedBy: [],
  } as const),
});
const socket = (kind: DrawnSocket["kind"], passages: DrawnSocket["passages"]): DrawnSocket => ({
  ...{
    key: kind,
    kind,
    bound: "0.0.0.0",
    program: { is: "untold", user: null },
    passages,
    comingIn: 0,
    rate: null,
    more: 0,
  },
});

const picture = (count: number): Pick<BindPicture, "destinations" | "sockets"> => {
  const passages = Array.from({ length: count }, (_, at): Passage => (at === 0 ? "comes-in" : "kept-out"));
  return {
    destinations: passages.map((_, at) => destination(at)),
    sockets: [socket("group", passages), socket("any", passages), socket("interface", passages)],
  };
};

test.each([1, 3, 7, 40])("%i destinations stand within the drawing, and no part over another", (count) => {
  for (const width of [580, 924, 1_040]) {
    const { height, destinations, sockets } = layOut(picture(count), width);
    const columns = [destinations, sockets.map(({ bar }) => bar), sockets.map(({ card }) => card)];
    for (const column of columns) {
      for (const [at, place] of column.entries()) {
        expect(place.y).toBeGreaterThanOrEqual(0);
        expect(place.y + place.height).toBeLessThanOrEqual(height + 0.01);
        const next = column[at + 1];
        if (next) expect(next.y).toBeGreaterThan(place.y + place.height);
      }
    }
    for (const { card, bar, program } of sockets) {
      expect(Math.max(card.x + card.width, program ? program.x + program.width : 0)).toBeLessThanOrEqual(
        width,
      );
      expect(bar.x - 20).toBeGreaterThan(200);
    }
  }
});

test("each gate has a place for every destination in their order; what is kept out ends before it", () => {
  const { sockets } = layOut(picture(7), 924);
  for (const { ways, bar } of sockets) {
    const ends = ways.map(({ end }) => end.y);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    expect(ends[0]).toBeGreaterThan(bar.y);
    expect(ends.at(-1)).toBeLessThan(bar.y + bar.height);
    expect(ways.map(({ end }) => end.x < bar.x - 10)).toEqual([false, ...Array(6).fill(true)]);
  }
});

test("without room for a column of their own, programs stand in the cards", () => {
  expect(layOut(picture(3), 908)).toMatchObject({ apart: false, sockets: [{ program: null }, {}, {}] });
  expect(layOut(picture(3), 924).apart).toBe(true);
});
