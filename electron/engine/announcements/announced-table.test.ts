import { expect, it } from "vitest";
import type { SapMessage } from "../../../shared/announce/read-sap.ts";
import { limits } from "../../../shared/limits.ts";
import { AnnouncedTable } from "./announced-table.ts";

const minute = 60_000;
const heard = (at: number, from = "10.0.0.7") => ({ from, interface: "eth0", at });
const session: SapMessage = {
  ...{
    deletes: false,
    session: "- 1 IN IP4 10.0.0.7",
    version: "10.0.0.7 1",
    name: "Studio A",
    endsAt: null,
  },
  groups: [{ text: "239.69.1.1:5004", carries: "audio", channels: null }],
};
const lostOf = (table: AnnouncedTable) => table.list().map(({ lost }) => lost?.why ?? null);

it("offers what can be joined on the interface where it was heard, and nothing else", () => {
  const table = new AnnouncedTable();
  const unicast = { text: "10.0.0.9:5004", carries: "video", channels: null };
  table.sap(
    { ...session, groups: [...session.groups, unicast, { text: "nonsense", carries: "", channels: null }] },
    heard(0),
  );
  expect(table.list()).toMatchObject([
    {
      ...{ by: "sap", name: "Studio A", from: "10.0.0.7", firstAt: 0, lastAt: 0, lost: null },
      groups: [{ text: "239.69.1.1:5004 on eth0", carries: "audio", channels: null }],
    },
  ]);
});

it("loses a session that was silent for an hour, or for ten periods where that is longer, and finds it again", () => {
  const table = new AnnouncedTable();
  table.sap(session, heard(0));
  table.sap({ ...session, version: "10.0.0.7 2" }, heard(20 * minute));
  table.expire(20 * minute + 200 * minute);
  expect(lostOf(table)).toEqual([null]);
  table.expire(20 * minute + 200 * minute + 1);
  expect(lostOf(table)).toEqual(["silent"]);
  table.sap(session, heard(300 * minute));
  expect(table.list()).toMatchObject([{ firstAt: 0, lastAt: 300 * minute, lost: null }]);
  const often = new AnnouncedTable();
  often.sap(session, heard(0));
  often.sap(session, heard(30_000));
  often.expire(30_000 + 60 * minute);
  expect(lostOf(often)).toEqual([null]);
  often.expire(30_001 + 60 * minute);
  expect(lostOf(often)).toEqual(["silent"]);
});

it("believes a deletion of whoever announced it, by its session or its version, and of nobody else", () => {
  const table = new AnnouncedTable();
  table.sap(session, heard(0));
  table.sap({ ...session, deletes: true }, heard(1, "10.0.0.66"));
  expect(lostOf(table)).toEqual([null]);
  table.sap({ ...session, session: "10.0.0.7 1", deletes: true }, heard(2));
  expect(table.list()[0]?.lost).toEqual({ why: "deleted", at: 2 });
});

it("ends a session by its own times, a service of mDNS when its record is over or taken back", () => {
  const table = new AnnouncedTable();
  table.sap({ ...session, endsAt: 5_000 }, heard(0));
  table.mdns({ by: "ndi", name: "PC", host: "pc.local:5961", ttl: 10 }, heard(0));
  table.mdns({ by: "dante", name: "Stage box", host: null, ttl: 4_500 }, heard(0));
  table.expire(10_001);
  expect(lostOf(table)).toEqual(["ended", "silent", null]);
  table.mdns({ by: "dante", name: "Stage box", host: null, ttl: 0 }, heard(11_000));
  // A later record without its place keeps the one that was told.
  table.mdns({ by: "ndi", name: "PC", host: null, ttl: 10 }, heard(12_000));
  expect(lostOf(table)).toEqual(["ended", null, "deleted"]);
  expect(table.list()[1]?.host).toBe("pc.local:5961");
});

it("holds so many and counts what finds no room; the one that was lost first gives way", () => {
  const table = new AnnouncedTable();
  for (let at = 0; at < limits.announcements; at += 1)
    table.sap({ ...session, session: `s${at}`, version: `v${at}` }, heard(at));
  table.sap({ ...session, session: "one more" }, heard(5_000));
  expect(table.list()).toHaveLength(limits.announcements);
  expect(table.full).toBe(1);
  table.sap({ ...session, session: "s7", deletes: true }, heard(6_000));
  table.sap({ ...session, session: "one more" }, heard(7_000));
  expect(table.full).toBe(1);
  expect(table.list().some(({ key }) => key.endsWith("s7"))).toBe(false);
});
