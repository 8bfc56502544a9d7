import { afterEach, describe, expect, it } from "vitest";
import { readJoinList } from "../../../../../shared/input/list/join-list.ts";
import { judgeList } from "../../../../../shared/input/list/judge-list.ts";
import { madeUpInterfaces } from "../../../../../shared/testing/made-up-interface.ts";
import { madeUpMembership } from "../../../../../shared/testing/made-up-membership.ts";
import { speak } from "../../../../../shared/text/spoken.ts";
import { keepRest, withEntry } from "./keep-rest.ts";
import { asideOf, joinWords, limitWords, listSummary, readAsOf, standingOf } from "./list-words.ts";

const rows = [
  madeUpMembership({ id: 1, address: "239.1.1.9", port: 5004, interface: { name: "eth1", address: null } }),
];

function told(text: string, most = 2_000) {
  const list = readJoinList(text, madeUpInterfaces);
  const around = { rows, interfaces: madeUpInterfaces, on: ["eth1"], bind: null, most };
  return { list, verdict: judgeList(list, around) };
}

/** Standing, what was read and the words beside it, of each entry. */
function entriesOf(text: string, most?: number): string[] {
  const { list, verdict } = told(text, most);
  return list.entries.map((entry, place) => {
    const own = verdict.entries[place];
    if (own === undefined) throw new Error("an entry without a verdict");
    const sets = entry.read.kind === "groups" ? entry.read.sets.map((set) => readAsOf(set)) : [];
    const what = sets.map(({ what, name }) => [what, name].filter(Boolean).join(" ")).join(" + ");
    return [standingOf(entry, own), what, asideOf(entry, own)].filter(Boolean).join(" | ");
  });
}

afterEach(() => speak("en"));

describe("a list that is looked at before it is joined", () => {
  it("is told in the spoken language", () => {
    speak("de");
    expect(entriesOf("224.0.0.251 5353\n239.1.1.9:5004")).toEqual([
      "joins | 224.0.0.251:5353 mDNS | IPv4, nur dieses Subnetz",
      "idle | 239.1.1.9:5004 | schon beigetreten auf eth1",
    ]);
    const { verdict } = told("239.1.0.0/20:5004\n239.1.2.300:5004", 20_000);
    expect(joinWords(verdict)).toBe("4.095 beitreten, 1 auslassen");
  });

  it("names ports that leave some out one by one", () => {
    const list = "239.1.1.1:5004,5006\n239.1.1.1:5004-5006\n239.1.1.1:5000,5002,5004,5006,5008";
    expect(entriesOf(list).map((entry) => entry.split(" | ")[1])).toEqual([
      "239.1.1.1:5004, 5006",
      "239.1.1.1:5004 to 5006",
      "239.1.1.1:5000, 5002, 5004, …, 5008",
    ]);
  });

  it("says of each entry what was read, and in what form it was", () => {
    expect(
      entriesOf(`# Playout
udp://@239.20.1.13:5004
rtp://10.0.40.12@232.1.1.7:5000
udp://239.1.1.1:5004?pkt_size=1316
v=0
s=Stage right
c=IN IP4 239.69.4.11
m=audio 5004 RTP/AVP 98
a=rtpmap:98 L24/48000/2
239.1.1.1-20:5006
239.1.1.7:5007,5008
224.0.0.251 5353
239.1.2.300:5004
0.0.0.0:5004`),
    ).toEqual([
      "comment | not read",
      "joins | 239.20.1.13:5004 | VLC address",
      "joins | 232.1.1.7:5000 from 10.0.40.12 | VLC, source-specific",
      "joins | 239.1.1.1:5004 | URL",
      "joins | 239.69.4.11:5004 Stage right | SDP, L24, 2 channels",
      "joins | 239.1.1.1 to 239.1.1.20 | 20 groups, port 5006",
      "joins | 239.1.1.7:5007 to 5008 | 2 groups, 2 ports",
      "joins | 224.0.0.251:5353 mDNS | IPv4, this subnet only",
      "wrong",
      "joins | 0.0.0.0:5004 | watches the port",
    ]);
  });

  it("says why an entry is not joined, whole or in part", () => {
    expect(entriesOf("239.1.1.9:5004\n239.1.1.8-10:5004\n239.1.1.8:5004\n239.2.0.0/24:5004", 7)).toEqual([
      "idle | 239.1.1.9:5004 | already joined on eth1",
      "joins | 239.1.1.8 to 239.1.1.10 | 1 already joined on eth1",
      "idle | 239.1.1.8:5004 | there before",
      "joins | 239.2.0.0 to 239.2.0.255 | 252 over the limit",
    ]);
  });

  it("counts lines, addresses and what the button does against the limit", () => {
    const { list, verdict } = told("# A\n239.1.3.1-20:5004\n239.1.2.300:5004\n");
    expect(listSummary(list.lines, list.entries, list.unread)).toBe("3 lines: 21 addresses, 1 comment");
    expect(joinWords(verdict)).toBe("Join 20, leave out 1");
    expect(limitWords(rows.length, verdict, 2_000)).toBe("1 group now, 21 after; the limit is 2,000.");
    const over = told("239.1.3.1-20:5004", 11).verdict;
    expect(joinWords(over)).toBe("Join the first 10");
    expect(limitWords(1, over, 11)).toBe("1 group now, 20 more asked for; the limit is 11.");
    expect(joinWords(told("239.1.1.9:5004").verdict)).toBe("Nothing to join");
  });
});

describe("a list that is changed", () => {
  const text =
    "#EXTM3U\n#EXTINF:-1,One\n239.1.1.1:5004\r\n239.1.1.2:5004, 239.1.2.300:5004 ; 239.1.1.3:5004\n";
  const { list } = told(text);
  const place = (words: string): number => list.entries.findIndex((entry) => entry.text === words);

  it("keeps what could not be joined, with its comments", () => {
    const wrong = place("239.1.2.300:5004");
    expect(keepRest(text, list, (at) => at === wrong)).toBe("#EXTM3U\n#EXTINF:-1,One\n239.1.2.300:5004");
    expect(keepRest(text, list, () => false)).toBe("");
  });

  it("has an entry in other words, or without it", () => {
    const change = (words: string, by: string): string => {
      const entry = list.entries[place(words)];
      if (!entry) throw new Error("not there");
      return withEntry(text, entry, by);
    };
    expect(change("239.1.2.300:5004", "239.1.2.30:5004")).toBe(text.replace("300", "30"));
    expect(change("239.1.2.300:5004", "")).toContain("239.1.1.2:5004 239.1.1.3:5004\n");
    expect(change("239.1.1.1:5004", "")).toContain("One\n239.1.1.2:5004,");
  });
});
