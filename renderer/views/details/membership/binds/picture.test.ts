import { describe, expect, it } from "vitest";
import type { PortHolder } from "../../../../../shared/host.ts";
import type { Membership } from "../../../../../shared/model/membership.ts";
import { madeUpDestination } from "../../../../../shared/testing/made-up-destination.ts";
import { madeUpInterfaces } from "../../../../../shared/testing/made-up-interface.ts";
import { madeUpMembership } from "../../../../../shared/testing/made-up-membership.ts";
import { type BindFacts, bindPicture, socketsOf } from "./picture.ts";

const rate = (packets: number) => ({ rate: { packets, bits: packets * 80 } });
const onEth0 = { name: "eth0", address: "10.0.0.21" };
const test = madeUpMembership({
  id: 1,
  address: "239.255.0.1",
  port: 5_000,
  interface: onEth0,
  ...rate(100),
});
const watch = madeUpMembership({
  ...{ id: 2, kind: "port", bind: "any", address: "0.0.0.0", port: 5_000, interface: null },
  ...rate(138),
});
const telemetryd: PortHolder = {
  program: { name: "telemetryd", pid: 911 },
  user: null,
  address: "10.0.40.21",
};
const own = (address: string): PortHolder => ({
  program: { name: "Castscope", pid: 1 },
  user: null,
  address,
});

const destinations = [
  madeUpDestination({ address: "239.255.0.1", ours: 1, ...rate(100) }),
  madeUpDestination({ address: "239.192.7.21", programs: [], otherSockets: 1, ...rate(25) }),
  madeUpDestination({ address: "10.0.0.21", kind: "unicast", ...rate(12) }),
  madeUpDestination({ address: "10.0.0.255", kind: "broadcast", ...rate(1) }),
];

const facts = (given: Partial<BindFacts>): BindFacts => ({
  row: watch,
  rows: [test, watch],
  destinations,
  holders: [own("239.255.0.1"), own("0.0.0.0"), telemetryd],
  interfaces: madeUpInterfaces,
  platform: "linux",
  at: 0,
  ...given,
});

const told = (given: Partial<BindFacts>, all = false) => {
  const picture = bindPicture(facts(given), { all });
  return picture.sockets.map(({ kind, bound, program, passages, rate: each, more }) => ({
    ...{ kind, bound, rate: each, more },
    program: program.is === "program" ? program.name : program.is === "ours" ? program.row.id : null,
    in: picture.destinations.flatMap(({ address }, at) => (passages[at] === "comes-in" ? [address] : [])),
  }));
};

describe("what each bind lets through", () => {
  it("is drawn for one socket of each kind, with what is heard nowhere here", () => {
    expect(told({})).toEqual([
      { kind: "group", bound: "239.255.0.1", rate: 100, more: 0, program: 1, in: ["239.255.0.1"] },
      {
        ...{ kind: "any", bound: "0.0.0.0", rate: 138, more: 0, program: 2 },
        in: ["239.255.0.1", "239.192.7.21", "10.0.0.21", "10.0.0.255"],
      },
      {
        kind: "interface",
        bound: "10.0.40.21",
        rate: null,
        more: 0,
        program: "telemetryd",
        in: ["10.0.40.21"],
      },
    ]);
    const last = bindPicture(facts({}), { all: false }).destinations.at(-1);
    expect(last).toMatchObject({ address: "10.0.40.21", kind: "unicast", interface: "eth1", rate: null });
  });

  it("has the row's own socket before others of its kind, and counts those", () => {
    const second = madeUpMembership({ id: 3, address: "239.255.0.2", port: 5_000, interface: onEth0 });
    const [group] = told({ row: second, rows: [test, second, watch] });
    expect(group).toMatchObject({ bound: "239.255.0.2", program: 3, more: 1 });
  });

  it("of another program on any address leaves open who hears unicast, until this row does", () => {
    const holders = [{ ...telemetryd, address: "0.0.0.0" }];
    const of = (given: Partial<BindFacts>) =>
      bindPicture(facts({ holders, rows: [watch], ...given }), { all: false }).sockets[0]?.passages;
    expect(of({})).toEqual(["comes-in", "comes-in", "unknown", "comes-in"]);
    const heard = destinations.map((one) => ({ ...one, firstAt: 0, lastAt: 0 }));
    expect(of({ destinations: heard })).toEqual(Array(4).fill("comes-in"));
  });

  it("lets no group through to a watched port where a socket hears its own groups only", () => {
    const [, any] = told({ platform: "win32" });
    expect(any?.in).toEqual(["10.0.0.21", "10.0.0.255"]);
  });

  it("where nothing came is drawn with what could come", () => {
    const picture = bindPicture(facts({ destinations: [], row: { ...watch, packets: 0 } }), { all: false });
    expect(picture.heard).toBe(false);
    expect(picture.destinations.map(({ address, rate: each }) => [address, each])).toEqual([
      ["239.255.0.1", 100],
      ["10.0.40.21", null],
      ["10.0.0.21", null],
    ]);
  });

  it("of many destinations draws the six busiest where they stood, and all when asked", () => {
    const many = Array.from({ length: 9 }, (_, at) =>
      madeUpDestination({ address: `239.1.1.${at}`, ...rate(at) }),
    );
    const given = { destinations: many, holders: [], rows: [watch] };
    const some = bindPicture(facts(given), { all: false });
    expect(some.destinations.map(({ address }) => address)).toEqual(
      many.slice(3).map(({ address }) => address),
    );
    expect(some.further).toBe(3);
    expect(bindPicture(facts(given), { all: true })).toMatchObject({
      further: 0,
      destinations: { length: 9 },
    });
  });

  it("draws unicast and broadcast alone where groups are left out, those of sockets too", () => {
    const destinations = [
      madeUpDestination({ address: "239.1.1.1" }),
      madeUpDestination({ address: "10.0.0.255", kind: "broadcast" }),
    ];
    const picture = bindPicture(facts({ destinations, rows: [watch] }), { all: false, direct: true });
    expect(picture.destinations.map(({ kind }) => kind)).not.toContain("group");
    expect(picture.destinations[0]?.address).toBe("10.0.0.255");
  });

  it("has no sockets of failed rows, of other ports, and of the other family", () => {
    const rows: Membership[] = [
      { ...test, state: "failed" },
      { ...test, port: 5_001 },
      madeUpMembership({ id: 4, family: 6, address: "ff15::1", port: 5_000 }),
      watch,
    ];
    const holders = [{ ...telemetryd, address: "::" }];
    expect(socketsOf({ row: watch, rows, holders }).map(({ address }) => address)).toEqual(["0.0.0.0"]);
  });
});
