import { expect, test } from "vitest";
import { joinedKey } from "../../net/joined-users.ts";
import { type JoinedRow, LostMemberships } from "./lost.ts";

const row = (address: string, more: Partial<JoinedRow["spec"]> = {}) => ({
  spec: {
    kind: "group",
    address,
    interface: { name: "eth0", index: 2, address: "10.0.0.21" },
    ...more,
  } as const,
  socketTurn: 1 as number | null,
});

const users = (...groups: readonly (readonly [string, number])[]) =>
  new Map(groups.map(([address, count]) => [joinedKey("eth0", address), count]));

test("a membership that the kernel lacks twice is lost, and no other", async () => {
  const lost = new LostMemberships<ReturnType<typeof row>>();
  const [gone, there, host] = [row("239.1.1.1"), row("239.1.1.2"), row("10.0.0.21", { kind: "host" })];
  const rows = [gone, there, host];
  const look = async () => users(["239.1.1.2", 1]);
  expect(await lost.find(rows, look)).toEqual([]);
  expect(await lost.find(rows, look)).toEqual([gone]);
  expect(await lost.find(rows, async () => null)).toEqual([]);
});

test("one that is opened or closed while the list is read, or anew between two looks, is not judged", async () => {
  const lost = new LostMemberships<ReturnType<typeof row>>();
  const one = row("239.1.1.1");
  one.socketTurn = null;
  const opens = async () => {
    one.socketTurn = 1;
    return users();
  };
  expect(await lost.find([one], opens)).toEqual([]);
  expect(await lost.find([one], async () => users())).toEqual([]);
  one.socketTurn = 2;
  expect(await lost.find([one], async () => users())).toEqual([]);
  expect(await lost.find([one], async () => users())).toEqual([one]);
});

test("of two on one group the list must count two", async () => {
  const lost = new LostMemberships<ReturnType<typeof row>>();
  const rows = [row("239.1.1.1"), row("239.1.1.1")];
  const look = async () => users(["239.1.1.1", 1]);
  await lost.find(rows, look);
  expect(await lost.find(rows, look)).toEqual(rows);
  expect(await lost.find(rows, async () => users(["239.1.1.1", 2]))).toEqual([]);
});
