import { describe, expect, test } from "vitest";
import { madeUpInterfaces } from "../../testing/made-up-interface.ts";
import { madeUpMembership } from "../../testing/made-up-membership.ts";
import { readJoinList } from "./join-list.ts";
import { judgeList, type ListSurroundings } from "./judge-list.ts";

const joinedOn = (address: string, name: string, more = {}) =>
  madeUpMembership({
    id: 1,
    address,
    port: 5004,
    interface: { name, address: null },
    byDefault: false,
    ...more,
  });

function judged(text: string, more: Partial<ListSurroundings> = {}) {
  const around = { rows: [], interfaces: madeUpInterfaces, on: ["eth1"], bind: null, most: 100, ...more };
  return judgeList(readJoinList(text, madeUpInterfaces), around);
}

const places = ({ joins }: ReturnType<typeof judged>) =>
  joins.map(({ intent: { address, on } }) => `${address.text} ${on}`);

describe("what becomes of a list", () => {
  test("is told entry by entry, and what is there already is not joined again", () => {
    const rows = [joinedOn("239.1.1.2", "eth1"), joinedOn("239.1.1.3", "eth0")];
    const verdict = judged("# A\n239.1.1.1-3:5004\n239.1.1.1:5004\n239.1.1.9\n239.1.1.2:5004 on eth0", {
      rows,
    });
    expect(places(verdict)).toEqual(["239.1.1.1 eth1", "239.1.1.3 eth1", "239.1.1.2 eth0"]);
    expect(
      verdict.entries.map(({ joins, already, alreadyOn, again, againOf }) => [
        joins,
        already,
        alreadyOn,
        again,
        againOf,
      ]),
    ).toEqual([
      [0, 0, null, 0, null],
      [2, 1, "eth1", 0, null],
      [0, 0, null, 1, 1],
      [0, 0, null, 0, null],
      [1, 0, null, 0, null],
    ]);
    expect(verdict).toMatchObject({ already: 1, again: 1, over: 0, mistakes: 1, asked: 5 });
  });

  test("hears the whole port of every group, where that is chosen", () => {
    const rows = [joinedOn("239.1.1.1", "eth1")];
    const { joins } = judged("239.1.1.1:5004\n239.1.1.2:5004 bind group\n0.0.0.0:5004", {
      rows,
      bind: "any",
    });
    expect(joins.map(({ intent }) => intent.bind)).toEqual(["any", "any", "any"]);
  });

  test("follows the system where no interface was chosen", () => {
    const rows = [joinedOn("239.1.1.1", "eth0", { byDefault: true }), joinedOn("239.1.1.2", "eth0")];
    expect(places(judged("239.1.1.1-2:5004", { rows, on: null }))).toEqual(["239.1.1.2 null"]);
  });

  test("is joined on each interface that has an address of the family", () => {
    const on = madeUpInterfaces.map(({ name }) => name);
    const able = madeUpInterfaces.filter((one) => one.addresses.some(({ family }) => family === 6));
    expect(places(judged("239.1.1.1:5004\n239.1.1.2:5004 on eth0\n0.0.0.0:5004", { on }))).toEqual([
      ...on.map((name) => `239.1.1.1 ${name}`),
      "239.1.1.2 eth0",
      "0.0.0.0 null",
    ]);
    expect(places(judged("ff15::1 5004", { on }))).toHaveLength(Math.max(1, able.length));
  });

  test("ends at the limit, with what is beyond it counted", () => {
    const rows = [joinedOn("239.9.9.9", "eth0")];
    const verdict = judged("239.1.0.0/16:5004\n239.2.1.1:5004\n239.1.0.0:5004", { rows, most: 11 });
    expect(verdict.joins).toHaveLength(10);
    expect(verdict.entries.map(({ joins, over, again }) => [joins, over, again])).toEqual([
      [10, 65_526, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    const again = "239.1.1.1-250:5004\n".repeat(1_000);
    expect(judged(again, { most: 300 })).toMatchObject({ asked: 250_000, again: 65_286, over: 184_464 });
    expect(judged("239.1.1.1:5004", { rows, most: 1 }).over).toBe(1);
  });
});
