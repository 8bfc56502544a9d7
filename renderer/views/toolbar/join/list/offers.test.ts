import { describe, expect, it } from "vitest";
import type { HostMembership } from "../../../../../shared/host.ts";
import { readJoinList } from "../../../../../shared/input/list/join-list.ts";
import { announcedOffers, hostOffers, lineOf } from "./offers.ts";

const joined = (given: Partial<HostMembership>): HostMembership => ({
  ...{ interface: "eth0", family: 4, address: "239.1.2.3", knownAs: "", sockets: 1, kernel: false },
  ...{ programs: null, ports: [5_000], version: null, sources: null },
  ...given,
});

describe("hostOffers", () => {
  it("are groups of other programs with a port, each once", () => {
    const memberships = [
      joined({}),
      joined({ interface: "eth1" }),
      joined({ address: "224.0.0.1", kernel: true }),
      joined({ address: "239.1.2.4", ports: [] }),
      joined({ address: "239.1.2.5" }),
      joined({ address: "239.1.2.6", programs: [{ name: "Castscope", pid: 7 }] }),
      joined({ family: 6, address: "ff15::1", knownAs: "Sensors" }),
    ];
    const own = [{ address: "239.1.2.5", interface: { name: "eth0", address: null } }];
    expect(hostOffers(memberships, own).map(({ text, name }) => [text, name])).toEqual([
      ["239.1.2.3:5000", ""],
      ["[ff15::1]:5000", "Sensors"],
    ]);
  });
});

describe("announcedOffers", () => {
  it("leave out what is lost and what cannot be joined", () => {
    const announced = (name: string, lost: object | null, ...texts: readonly string[]) =>
      ({ key: name, name, lost, groups: texts.map((text) => ({ text })) }) as never;
    const offers = announcedOffers([
      announced("Studio D", null, "239.20.1.50:5004", "nowhere"),
      announced("Gone", { why: "deleted" }, "239.20.1.51:5004"),
      announced("Playout", null, "232.1.1.7:5000 from 10.0.40.12"),
    ]);
    expect(offers.map(({ name, address, port }) => [name, address, port])).toEqual([
      ["Studio D", "239.20.1.50", 5_004],
      ["Playout", "232.1.1.7", 5_000],
    ]);
  });
});

describe("lineOf", () => {
  it("finds a group among those of a line and of a range", () => {
    const list = readJoinList("# ours\nudp://@239.1.2.3:5004\n239.1.1.1-20:5004\n239.1.300.1:5004");
    expect(lineOf(list, { address: "239.1.2.3", port: 5_004 })).toBe(2);
    expect(lineOf(list, { address: "239.1.1.20", port: 5_004 })).toBe(3);
    expect(lineOf(list, { address: "239.1.1.21", port: 5_004 })).toBeNull();
    expect(lineOf(list, { address: "239.1.2.3", port: 5_005 })).toBeNull();
  });
});
