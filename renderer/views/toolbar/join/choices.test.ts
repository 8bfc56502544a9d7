import { describe, expect, it } from "vitest";
import type { Announcement } from "../../../../shared/model/announcement.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { knownGroups } from "../../../../shared/net/known-groups.ts";
import { madeUpInterfaces } from "../../../../shared/testing/made-up-interface.ts";
import { joinChoices, namesGroup, type Wish } from "./choices.ts";
import { intentText } from "./intent-text.ts";
import { knownIntent } from "./known-intent.ts";
import { readJoinText } from "./reading.ts";
import { joinSummary } from "./summary.ts";
import { wayOutOf } from "./way-out.ts";

const wishText = (wish: Wish): string => (wish.action === "find-port" ? wish.group : intentText(wish.intent));

function choicesOf(text: string) {
  return joinChoices(text, readJoinText(text, madeUpInterfaces), null).map(({ wish }) => [
    wish.action,
    wishText(wish),
  ]);
}

describe("joinChoices", () => {
  it("offers a source-specific group as typed, from any source, and for Compose", () => {
    expect(choicesOf("232.1.1.1:5000 on eth1 from 10.0.0.7")).toEqual([
      ["join", "232.1.1.1:5000 from 10.0.0.7 on eth1"],
      ["any-source", "232.1.1.1:5000 on eth1"],
      ["compose", "232.1.1.1:5000 from 10.0.0.7 on eth1"],
    ]);
  });

  it("offers the interface to name where the system knows no way, first where no other can be meant", () => {
    const [eth0, ...others] = madeUpInterfaces.filter(({ loopback }) => !loopback);
    if (eth0 === undefined) throw new Error("no interface is made up");
    const route = { hindrance: "no-route", instead: eth0.name } as const;
    const offered = (interfaces: typeof madeUpInterfaces) => {
      const text = "239.1.1.1:5000";
      const wayOut = wayOutOf(route, 4, interfaces);
      return joinChoices(text, readJoinText(text, interfaces), null, [], wayOut).map(({ wish, note }) => [
        wishText(wish),
        note,
      ]);
    };
    const named = ["239.1.1.1:5000 on eth0", "from any source on eth0"];
    const waits = ["239.1.1.1:5000", "from any source, once there is a route"];
    expect(offered([eth0]).slice(0, 2)).toEqual([named, waits]);
    expect(offered([eth0, ...others]).slice(0, 2)).toEqual([waits, named]);
    expect(wayOutOf({ hindrance: null, instead: "eth0" }, 4, [eth0])).toBeNull();
    expect(wayOutOf({ hindrance: "no-route", instead: null }, 4, [])).toBeNull();
  });

  it("offers announced groups by their name, before those that are known, and none that was lost", () => {
    const studio: Announcement = {
      ...{ key: "1", by: "sap", name: "Studio mDNS", from: "10.0.0.7", host: null, interface: "eth0" },
      ...{
        groups: [{ text: "239.69.1.1:5004 from 10.0.0.7 on eth0", carries: "", channels: null }],
        lost: null,
      },
      ...{ firstAt: 0, lastAt: 0 },
    };
    const gone: Announcement = { ...studio, key: "2", lost: { why: "deleted", at: 0 } };
    const offered = joinChoices("mdns", readJoinText("mdns", madeUpInterfaces), null, [gone, studio]);
    expect(offered.map(({ address }) => address)).toEqual([
      "239.69.1.1:5004",
      "224.0.0.251:5353",
      "[ff02::fb]:5353",
    ]);
    expect(offered[0]).toMatchObject({
      wish: { intent: { from: "10.0.0.7", on: "eth0" }, name: "Studio mDNS" },
      note: "Studio mDNS: announced by SAP from 10.0.0.7",
    });
    expect(namesGroup("studio")).toBe(false);
    expect(namesGroup("studio", [studio])).toBe(true);
  });

  it("offers a host as listening, never as a join", () => {
    expect(choicesOf("10.0.0.7:5000").map(([action]) => action)).toEqual(["listen", "compose"]);
  });

  it("offers known groups by name and by the beginning of the address", () => {
    expect(choicesOf("ssd")).toEqual([["known", "239.255.255.250:1900"]]);
    expect(choicesOf("224.0.1.129")).toEqual([
      ["known", "224.0.1.129:319"],
      ["known", "224.0.1.129:320"],
      ["find-port", "224.0.1.129"],
    ]);
    expect(choicesOf("ff02::fb")).toEqual([
      ["known", "[ff02::fb]:5353"],
      ["find-port", "ff02::fb"],
    ]);
    expect(choicesOf("nothing like it")).toEqual([]);
  });

  it("tells a name from an address that is not finished", () => {
    expect(namesGroup("mdns")).toBe(true);
    expect(namesGroup("ff02::fb")).toBe(false);
    expect(namesGroup("239.255")).toBe(false);
  });
});

it("every known group can be joined as it stands", () => {
  const texts = knownGroups.map((group) => intentText(knownIntent(group)));
  expect(texts).toEqual(knownGroups.map(({ address, port }) => formatEndpoint(address, port)));
});

describe("joinSummary", () => {
  it.each([
    [
      "232.1.1.1:5000 from 10.0.0.7 on eth1",
      null,
      "Source-specific group, only packets from 10.0.0.7 on eth1",
    ],
    ["239.255.0.1:5000", null, "IPv4 multicast, local scope, from any source on eth0, chosen by the system"],
    ["239.255.0.1:5000", "eth1", "IPv4 multicast, local scope, from any source on eth1"],
    ["224.0.0.251:5353 on lo", "eth1", "mDNS, from any source on lo"],
    ["232.1.1.1:5000", null, "Source-specific group without a source: add “from” and its address"],
  ])("says what %s on %s joins", (text, joinOn, words) => {
    const reading = readJoinText(text, madeUpInterfaces);
    if (reading.kind !== "group") throw new Error("not read as a group");
    const { strong, rest } = joinSummary(reading.intent, joinOn, madeUpInterfaces, null);
    expect(strong + rest).toBe(words);
  });
});
