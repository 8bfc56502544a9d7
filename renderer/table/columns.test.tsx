import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { columnOf } from "./column.tsx";
import { leastWidth, shownColumns, tracksOf } from "./shown-columns.ts";
import { nextSort } from "./sort.ts";

afterEach(cleanup);

interface Row {
  readonly packets: number | null;
  readonly name: string;
}

const rendered = vi.fn();
const column = columnOf<Row, { readonly by: string }>();
const packets = column({
  id: "packets",
  title: "Packets",
  about: "Packets since the join",
  shows: ["packets"],
  cell: ({ row }) => {
    rendered();
    return row.packets === null ? null : `${row.packets} of them`;
  },
  unknown: "Nobody counts.",
  sort: { by: "packets", first: "largest" },
  align: "end",
  track: "96px",
  leavesBelow: 500,
  hideable: true,
});
const name = column({
  id: "name",
  title: "Name",
  about: "What it is called",
  shows: ["name"],
  cell: ({ row }) => row.name,
  unknown: null,
  sort: null,
  align: "start",
  track: (width) => (width < 400 ? "40px" : "minmax(84px, 3fr)"),
  leavesBelow: null,
  hideable: false,
});
const columns = [packets, name];

describe("a cell", () => {
  it("renders when a field that it shows changed, and never for another", () => {
    rendered.mockClear();
    const { Cell } = packets;
    const { rerender } = render(<Cell row={{ packets: 1, name: "a" }} />);
    rerender(<Cell row={{ packets: 1, name: "b" }} />);
    expect(rendered).toHaveBeenCalledTimes(1);
    rerender(<Cell row={{ packets: 2, name: "b" }} />);
    expect(screen.getByText("2 of them")).toBeDefined();
    expect(rendered).toHaveBeenCalledTimes(2);
  });

  it("is a dash that says why where nothing is known", () => {
    const { Cell } = packets;
    render(<Cell row={{ packets: null, name: "a" }} />);
    expect(screen.getByText("–").title).toBe("Nobody counts.");
  });
});

describe("a column whose words are asked for", () => {
  it("has those of now, not those of when it was made", () => {
    let word = "Packets";
    const asked = column({
      ...{
        id: "asked",
        about: "",
        sort: null,
        align: "end",
        track: "96px",
        leavesBelow: null,
        hideable: true,
      },
      shows: ["packets"],
      cell: () => null,
      get title() {
        return word;
      },
      get unknown() {
        return `No ${word}`;
      },
    });
    word = "Pakete";
    expect(asked.title).toBe("Pakete");
    const { Cell } = asked;
    render(<Cell row={{ packets: 1, name: "a" }} />);
    expect(screen.getByText("–").title).toBe("No Pakete");
  });
});

describe("the columns of a table", () => {
  const ids = (width: number, chosen: readonly string[] = []) =>
    shownColumns(columns, width, chosen).shown.map(({ id }) => id);

  it("leave for want of room or because they were hidden", () => {
    expect(ids(500)).toEqual(["packets", "name"]);
    expect(ids(499)).toEqual(["name"]);
    expect(ids(500, ["packets"])).toEqual(["name"]);
    expect(shownColumns(columns, 499).hidden).toBe(1);
  });

  it("have tracks that may follow from the table's width", () => {
    expect(tracksOf(columns, 600)).toBe("96px minmax(84px, 3fr)");
    expect(tracksOf(columns, 300)).toBe("96px 40px");
    expect(leastWidth(columns, 8)).toBe(96 + 8 + 40);
  });

  it("give their room to the others where they show nothing", () => {
    const bare = columns.map((one) =>
      one.id === "name" ? { id: one.id, track: one.track, bareTrack: "60px" as const } : one,
    );
    const all = bare as unknown as typeof columns;
    expect(tracksOf(all, 600, ["name"])).toBe("96px 60px");
    expect(tracksOf(all, 600)).toBe("96px minmax(84px, 3fr)");
    expect(tracksOf(columns, 600, ["name"])).toBe("96px minmax(84px, 3fr)");
  });
});

describe("nextSort", () => {
  const rest = { column: "joined", descending: false } as const;

  it("goes from a column's own direction to the other and back to the rest", () => {
    const first = nextSort(packets, rest, rest);
    expect(first).toEqual({ column: "packets", descending: true });
    const second = nextSort(packets, first, rest);
    expect(second).toEqual({ column: "packets", descending: false });
    expect(nextSort(packets, second, rest)).toBe(rest);
  });

  it("turns round and round without a rest, and leaves what cannot be sorted", () => {
    const up = { column: "packets", descending: false };
    expect(nextSort(packets, up, null)).toEqual({ column: "packets", descending: true });
    expect(nextSort(name, up, null)).toBeNull();
  });
});
