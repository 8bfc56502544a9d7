import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { madeUpPacket } from "../../../../shared/testing/made-up-packet.ts";
import type { ListRow } from "./list-row.ts";
import { longestSource, useSourceTrack } from "./source-track.ts";

const rowsOf = (...sources: readonly string[]): ListRow[] =>
  sources.map((sourceAddress, at) => ({
    kind: "packet",
    place: at + 1,
    packet: {
      ...madeUpPacket({ number: at + 1, sourceAddress, sourcePort: 5_004 }),
      preview: new Uint8Array(0),
      previousAt: null,
    },
  }));

describe("longestSource", () => {
  it("counts letters within its bounds, the port where it stands", () => {
    expect(longestSource([], false)).toBe(10);
    expect(longestSource(rowsOf("10.0.0.7", "10.0.40.119"), false)).toBe(11);
    expect(longestSource(rowsOf("10.0.0.7"), true)).toBe("10.0.0.7:5004".length);
    expect(longestSource(rowsOf("2001:db8:40:1::a8b2:1"), false)).toBe(15);
    expect(longestSource([{ kind: "gap", from: 1, to: 9 }], false)).toBe(10);
  });
});

describe("useSourceTrack", () => {
  it("grows with what passes by and keeps its width, until another list is shown", () => {
    const [one, other] = [{}, {}];
    const { result, rerender } = renderHook(
      ({ list, rows }: { list: object; rows: readonly ListRow[] }) => useSourceTrack(list, rows, false),
      { initialProps: { list: one, rows: rowsOf("10.0.0.7") } },
    );
    const narrow = result.current;
    rerender({ list: one, rows: rowsOf("192.168.100.101") });
    const wide = result.current;
    expect(Number.parseInt(wide, 10)).toBeGreaterThan(Number.parseInt(narrow, 10));
    rerender({ list: one, rows: rowsOf("10.0.0.7") });
    expect(result.current).toBe(wide);
    rerender({ list: other, rows: rowsOf("10.0.0.7") });
    expect(result.current).toBe(narrow);
  });
});
