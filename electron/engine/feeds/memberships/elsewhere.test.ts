import { describe, expect, it } from "vitest";
import { countedElsewhere, type HeardWay, type HearingRow } from "./elsewhere.ts";

const eth0 = { name: "eth0", index: 2, address: "10.0.0.21" };
const row = (id: number, spec: Partial<HearingRow["spec"]>, failed = false): HearingRow => ({
  id,
  failed,
  spec: {
    ...{ kind: "group", bind: "group", family: 4, address: "239.1.1.1", port: 5_000, source: null },
    interface: eth0,
    ...spec,
  },
});

const watch = row(5, { kind: "port", bind: "any", address: "0.0.0.0", interface: null });
const group: HeardWay = { address: "239.1.1.1", kind: "group", interface: 2 };
const elsewhere = (to: HeardWay, ...rows: HearingRow[]) => {
  const found = countedElsewhere(watch, to, [watch, ...rows]);
  return found === "any-source" ? found : found.length;
};

describe("what a watched port hears is counted elsewhere", () => {
  it("where a row is joined to its group on its interface", () => {
    expect(elsewhere(group)).toBe(0);
    expect(elsewhere(group, row(1, {}))).toBe("any-source");
    expect(elsewhere(group, row(9, {}))).toBe("any-source");
    expect(elsewhere({ ...group, interface: 3 }, row(1, {}))).toBe(0);
    expect(elsewhere({ ...group, address: "239.1.1.2" }, row(1, {}))).toBe(0);
  });

  it("not where that row failed, or is of another port or family", () => {
    const others = [row(1, {}, true), row(2, { port: 5_001 }), row(3, { family: 6 })];
    expect(elsewhere(group, ...others)).toBe(0);
  });

  it("for the sources that rows ask for, until one asks for any", () => {
    const [one, two] = [row(1, { source: "10.0.0.7" }), row(2, { source: "10.0.0.8" })];
    expect(elsewhere(group, one, two)).toBe(2);
    expect(elsewhere(group, one, two, row(3, {}))).toBe("any-source");
  });

  it("by the older of two that are bound to any address, but not unicast", () => {
    const older = row(4, { bind: "any", address: "239.9.9.9" });
    expect(elsewhere(group, older)).toBe("any-source");
    expect(elsewhere(group, row(6, { bind: "any" }))).toBe(0);
    expect(elsewhere({ address: "10.0.0.21", kind: "unicast", interface: 2 }, older)).toBe(0);
    expect(elsewhere({ address: "10.0.0.255", kind: "broadcast", interface: 2 }, older)).toBe("any-source");
  });

  it("of a broadcast that another row listens to", () => {
    const to: HeardWay = { address: "10.0.0.255", kind: "broadcast", interface: 2 };
    expect(elsewhere(to, row(1, { kind: "broadcast", address: "10.0.0.255" }))).toBe("any-source");
  });
});
