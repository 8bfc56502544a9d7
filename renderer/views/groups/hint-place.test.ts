import { describe, expect, it } from "vitest";
import { hintPlace } from "./hint-place.ts";

const columns = [
  { id: "group", givesWay: "never" },
  { id: "packets", givesWay: "before-first-packet" },
  { id: "packetRate", givesWay: "in-silence" },
  { id: "bitRate", givesWay: "in-silence" },
  { id: "ttl", givesWay: "before-first-packet" },
] as const;

const place = (
  state: "receiving" | "stalled" | "failed",
  packets: number,
  of: readonly unknown[] = columns,
) => hintPlace(of as Parameters<typeof hintPlace>[0], { state, packets });

describe("hintPlace", () => {
  it("is nowhere in a row that receives", () => expect(place("receiving", 3)).toBeNull());

  it("takes the rates alone where counts stay true", () => {
    expect(place("stalled", 3)).toEqual({ from: 2, to: 4, empties: new Set() });
  });

  it("takes all figures where nothing ever came, or the group failed", () => {
    expect(place("stalled", 0)).toEqual({ from: 1, to: 5, empties: new Set() });
    expect(place("failed", 3)).toEqual({ from: 1, to: 5, empties: new Set() });
  });

  it("leaves cells empty that give way beyond a column that stays", () => {
    const parted = [columns[2], columns[0], columns[3]];
    expect(place("stalled", 3, parted)).toEqual({ from: 0, to: 1, empties: new Set(["bitRate"]) });
  });

  it("is nowhere when every figure is hidden", () => {
    expect(place("stalled", 3, [columns[0]])).toBeNull();
  });
});
