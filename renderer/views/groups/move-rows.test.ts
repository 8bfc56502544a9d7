import { expect, it, vi } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { ProblemError, problem } from "../../../shared/problem.ts";
import type { Client } from "../../../shared/transport.ts";
import { pretendCastscope } from "../../testing/pretend-castscope.tsx";
import { rowsOf } from "../../testing/show.tsx";
import { moveRows } from "./move-rows.ts";

const on = (name: string) => ({ interface: { name, address: null } });

function open(refused: number | null = null) {
  const rows = rowsOf(on("eth0"), on("eth0"), on("eth1"), { ...on("eth0"), kind: "host" });
  const move = vi.fn(async ({ id }: { id: number }) => {
    if (id === refused) throw new ProblemError(problem("port-in-use", { port: 5004 }));
    return { id: id + 10, already: false };
  });
  const client = { move, restore: vi.fn(async () => null), leave: vi.fn(async () => null) };
  const castscope = pretendCastscope(client as unknown as Client, { memberships: rows });
  const quiet = new Set<number>();
  castscope.parts.add("leaveQuietly", (id) => {
    quiet.add(id);
    return () => void quiet.delete(id);
  });
  const told = () => castscope.notices.getState().notices;
  return { ...castscope, castscope, rows, client, quiet, told };
}

it("moves groups that are elsewhere, is told as one, and goes on with the selected one", async () => {
  const { castscope, rows, client, quiet, told, view } = open();
  view.setState({ selected: 2, marked: [1, 2] });
  await moveRows(castscope, rows, "eth1");
  expect(client.move.mock.calls.map(([asked]) => asked)).toEqual([
    { id: 1, interface: "eth1" },
    { id: 2, interface: "eth1" },
  ]);
  expect(told().map(({ text }) => text)).toEqual(["Moved 2 groups to eth1."]);
  expect([view.getState().selected, view.getState().marked]).toEqual([12, []]);
  expect([...quiet]).toEqual([1, 2]);
  told()[0]?.action?.run();
  await vi.waitFor(() => expect(client.leave).toHaveBeenCalledTimes(2));
  expect(client.restore.mock.calls).toEqual([[{ id: 1 }], [{ id: 2 }]]);
  expect(client.leave.mock.calls).toEqual([[{ id: 11 }], [{ id: 12 }]]);
});

it("keeps one that is refused, says why, and tells of its leave as ever", async () => {
  const { castscope, rows, quiet, told } = open(1);
  await moveRows(castscope, rows, "eth1");
  expect(told().map(({ text }) => text)).toEqual([
    "Port 5004 is already in use by another program without sharing.",
    "Moved 1 group to eth1.",
  ]);
  expect([...quiet]).toEqual([2]);
});

it("is taken back by another move when the notice is gone, as far as the rows are still there", async () => {
  vi.useFakeTimers();
  const { castscope, rows, client, notices, traffic } = open();
  await moveRows(castscope, rows, "eth1");
  const moved = rowsOf({}).map((row) => ({ ...row, ...on("eth1"), id: 12 }));
  traffic.setState({ memberships: new Map(moved.map((row) => [row.id, row])) });
  await vi.advanceTimersByTimeAsync(limits.undoLeaveMs);
  client.move.mockClear();
  expect(notices.undoLast()).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(client.move.mock.calls).toEqual([[{ id: 12, interface: "eth0" }]]);
  expect(client.restore).not.toHaveBeenCalled();
  vi.useRealTimers();
});
