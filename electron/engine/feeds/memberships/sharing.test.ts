import { describe, expect, test } from "vitest";
import { alone, type Sharer, sharingOf } from "./sharing.ts";
import type { MembershipSpec } from "./spec.ts";

function row(address: string, port: number, on: string, more: Partial<MembershipSpec> = {}): Sharer {
  const spec: MembershipSpec = {
    kind: "group",
    bind: "group",
    family: address.includes(":") ? 6 : 4,
    address,
    port,
    source: null,
    interface: { name: on, index: null, address: "10.0.0.1" },
    choice: on,
    byDefault: false,
    linkLocal: false,
    anyOfLink: false,
    ...more,
  };
  return { spec, failed: false };
}

/** What each of the rows shares. */
function sharing(platform: NodeJS.Platform, separates: boolean, ...rows: Sharer[]) {
  return rows.map(sharingOf(rows, platform, separates));
}

const unsure = { sharedWith: [], unsureApart: true };

describe("Linux by dgram", () => {
  test("a group on two interfaces hears both, and names the other", () => {
    const rows = [row("239.1.1.1", 5_000, "eth0"), row("239.1.1.1", 5_000, "eth1")];
    expect(sharing("linux", false, ...rows).map((one) => one.sharedWith)).toEqual([["eth1"], ["eth0"]]);
  });

  test("other groups, other ports and failed rows are apart, and link-local IPv6 by its zone", () => {
    expect(sharing("linux", false, row("239.1.1.1", 5_000, "a"), row("239.1.1.2", 5_000, "b"))).toEqual([
      alone,
      alone,
    ]);
    const link = { linkLocal: true };
    const rows = [row("ff02::1", 5_000, "a", link), row("ff02::1", 5_000, "b", link)];
    expect(sharing("linux", false, ...rows)).toEqual([alone, alone]);
    const failed = { ...row("239.1.1.1", 5_000, "b"), failed: true };
    expect(sharing("linux", false, row("239.1.1.1", 5_000, "a"), failed)).toEqual([alone, alone]);
  });

  test("by recvmmsg all are apart", () => {
    const rows = [row("239.1.1.1", 5_000, "eth0"), row("239.1.1.1", 5_000, "eth1")];
    expect(sharing("linux", true, ...rows)).toEqual([alone, alone]);
  });
});

test("on Windows nobody knows of rows on one port, whatever the group and the interface", () => {
  const rows = [
    row("239.1.1.1", 5_000, "Ethernet"),
    row("239.1.1.2", 5_000, "Ethernet"),
    row("239.1.1.1", 5_001, "WLAN"),
  ];
  expect(sharing("win32", false, ...rows)).toEqual([unsure, unsure, alone]);
  const host = row("10.0.0.1", 5_001, "WLAN", { kind: "host" });
  expect(sharing("win32", false, ...rows, host).at(-1)).toEqual(alone);
  expect(sharing("win32", false, row("239.1.1.1", 5_000, "a"), row("ff15::1", 5_000, "a"))).toEqual([
    alone,
    alone,
  ]);
});

test("on macOS nobody knows of one IPv6 group on two interfaces", () => {
  expect(sharing("darwin", false, row("ff15::1", 5_000, "en0"), row("ff15::1", 5_000, "en1"))).toEqual([
    unsure,
    unsure,
  ]);
  expect(sharing("darwin", false, row("239.1.1.1", 5_000, "en0"), row("239.1.1.1", 5_000, "en1"))).toEqual([
    alone,
    alone,
  ]);
});
