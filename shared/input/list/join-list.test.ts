import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../limits.ts";
import { inputProblemText } from "../../text/sentences.ts";
import { formatJoinText, type JoinIntent } from "../join-text.ts";
import { groupsOf } from "./group-set.ts";
import { type ListEntry, readJoinList } from "./join-list.ts";

const interfaces = [
  { name: "lo", index: 1, addresses: [{ address: "127.0.0.1" }] },
  { name: "eth0", index: 2, addresses: [{ address: "10.0.0.21" }] },
];

function textOf({ address, port, on, from, bind }: JoinIntent): string {
  return formatJoinText({ address: address.text, port, on, from, bind });
}

/** What is said of an entry: its groups, or the part to blame and why. */
function toldOf({ text, read }: ListEntry): string {
  switch (read.kind) {
    case "groups":
      return read.sets
        .map((set) => `${[...groupsOf(set)].map(textOf).join(" ")}${set.name && ` = ${set.name}`}`)
        .join(" + ");
    case "comment":
      return read.what;
    case "mistake":
      return `[${text.slice(read.problem.start, read.problem.end)}] ${inputProblemText(read.problem)}`;
  }
}

const told = (list: string): string[] => readJoinList(list, interfaces).entries.map(toldOf);

/** The parts of an entry that were used. */
const usedOf = (list: string): (string[] | undefined)[] =>
  readJoinList(list).entries.map(({ text, used }) => used?.map(({ start, end }) => text.slice(start, end)));

describe("a range", () => {
  test.each([
    ["239.1.1.1-3:5004", "239.1.1.1:5004 239.1.1.2:5004 239.1.1.3:5004"],
    ["239.1.1.255-239.1.2.0:5004", "239.1.1.255:5004 239.1.2.0:5004"],
    ["239.1.1.5/30:5004", "239.1.1.4:5004 239.1.1.5:5004 239.1.1.6:5004 239.1.1.7:5004"],
    ["239.1.1.1-2 5004 on eth0", "239.1.1.1:5004 on eth0 239.1.1.2:5004 on eth0"],
    ["239.1.1.1:5004,5006", "239.1.1.1:5004 239.1.1.1:5006"],
    ["239.1.1.1:5004, 5006-5007, 5006", "239.1.1.1:5004 239.1.1.1:5006 239.1.1.1:5007"],
    ["239.1.1.1-2:1-2", "239.1.1.1:1 239.1.1.1:2 239.1.1.2:1 239.1.1.2:2"],
    ["udp://@239.1.1.0/31:5004", "239.1.1.0:5004 239.1.1.1:5004"],
    ["rtp://10.0.0.7@232.1.1.1-2:5000", "232.1.1.1:5000 from 10.0.0.7 232.1.1.2:5000 from 10.0.0.7"],
    [
      "udp://232.1.1.1-2:5000?sources=10.0.0.7&localaddr=10.0.0.21",
      "232.1.1.1:5000 from 10.0.0.7 on 10.0.0.21 232.1.1.2:5000 from 10.0.0.7 on 10.0.0.21",
    ],
    ["[ff15::f-11]:5000", "[ff15::f]:5000 [ff15::10]:5000 [ff15::11]:5000"],
    ["[ff15::1-ff15::2]:5000", "[ff15::1]:5000 [ff15::2]:5000"],
    ["[ff15::/127]:5000", "[ff15::]:5000 [ff15::1]:5000"],
    ["[ff15::]/127:5000", "[ff15::]:5000 [ff15::1]:5000"],
    ["ff15::1-2 5000", "[ff15::1]:5000 [ff15::2]:5000"],
    ["ff15::/127 5000", "[ff15::]:5000 [ff15::1]:5000"],
    ["[ff02::1-2%eth0]:5000", "[ff02::1]:5000 on eth0 [ff02::2]:5000 on eth0"],
    ["udp://239.1.1.1:5004/24", "239.1.1.1:5004"],
    ["239.1.1.1-1:5004", "239.1.1.1:5004"],
    ...[
      ...["239.1.1.1 - 239.1.1.2:5004", "239.1.1.1- 239.1.1.2:5004", "239.1.1.1 -239.1.1.2:5004"],
      ...[
        "239.1.1.1 \u2013 239.1.1.2:5004",
        "239.1.1.1\u2014239.1.1.2 5004",
        "239.1.1.1 - 2:5004",
        "239.1.1.1 - 2 5004",
      ],
      ...["239.1.1.1 to 239.1.1.2:5004", "239.1.1.1 bis 239.1.1.2 5004", "239.1.1.1 through 2:5004"],
      ...[
        "239.1.1.1..2:5004",
        "239.1.1.1...2:5004",
        "239.1.1.1 .. 239.1.1.2:5004",
        "239.1.1.1\u20262:5004",
        "239.1.1.1~2:5004",
      ],
      ...["239.1.1.[1-2]:5004", "239.1.1.[1 - 2]:5004", "239.1.1.[1..2] 5004", "239.1.1.{1..2}:5004"],
      ...["239.1.1.1:5004 - 239.1.1.2:5004", "239.1.1.1:5004-239.1.1.2:5004", "239.1.1.1:5004 - 239.1.1.2"],
      ...[
        "udp://@239.1.1.[1-2]:5004",
        "udp://@239.1.1.1:5004-239.1.1.2:5004",
        "\u2022 239.1.1.1 - 239.1.1.2:5004",
        "- 239.1.1.1 - 2:5004",
      ],
    ].map((text): [string, string] => [text, "239.1.1.1:5004 239.1.1.2:5004"]),
    ...[
      ...[
        "239.1.1.1:5000 - 5001",
        "239.1.1.1:5000\u20135001",
        "239.1.1.1:5000..5001",
        "239.1.1.1 5000 to 5001",
      ],
      ...["239.1.1.1:[5000-5001]", "239.1.1.1 5000 - 5001"],
    ].map((text): [string, string] => [text, "239.1.1.1:5000 239.1.1.1:5001"]),
    ["239.1.1.1 - 2:5000 - 5001", "239.1.1.1:5000 239.1.1.1:5001 239.1.1.2:5000 239.1.1.2:5001"],
    [
      "239.1.1.1:5000, 5004 - 5005 on eth0",
      "239.1.1.1:5000 on eth0 239.1.1.1:5004 on eth0 239.1.1.1:5005 on eth0",
    ],
    ["10.0.0.7@232.1.1.1 - 232.1.1.2:5000", "232.1.1.1:5000 from 10.0.0.7 232.1.1.2:5000 from 10.0.0.7"],
    ["[ff15::1] - [ff15::2]:5000", "[ff15::1]:5000 [ff15::2]:5000"],
    ["[ff15::1]:5000 to [ff15::2]:5000", "[ff15::1]:5000 [ff15::2]:5000"],
    ["[ff15::1..2]:5000", "[ff15::1]:5000 [ff15::2]:5000"],
    ["[ff15::1 - ff15::2]:5000", "[ff15::1]:5000 [ff15::2]:5000"],
    ["239.1.1.1 - 239.1.1.2:5004 # both", "239.1.1.1:5004 239.1.1.2:5004 = both"],
    ["Both;239.1.1.1 - 239.1.1.2;5004", "239.1.1.1:5004 239.1.1.2:5004 = Both"],
  ])("%s", (text, groups) => expect(told(text)).toEqual([groups]));

  test.each([
    ["239.1.1.1-300:5004", "[300] 300 is too large: each part of an IPv4 address is 0 to 255."],
    ["239.1.1.9-1:5004", "[1] The range ends at 1, before its beginning 239.1.1.9."],
    [
      "239.1.1.9-:5004",
      "[-] The range 239.1.1.9- has no end: write its last number too, such as 239.1.1.1-20:5004.",
    ],
    ["239.1.1.0/33:5004", "[/33] “/33” is no prefix: IPv4 has /0 to /32."],
    ["239.0.0.0/8:5004", "[8] 16,777,216 groups: a range has at most 65,536."],
    ["[ff15::/16]:5004", "[16] More groups than can be counted: a range has at most 65,536."],
    [
      "239.255.255.250-240.0.0.1:5004",
      "[239.255.255.250-240.0.0.1] The range goes on to 240.0.0.1, which is no group.",
    ],
    ["239.1.1.1-20", "[] The port is missing: 239.1.1.1:5004."],
    ["239.1.1.1-20:0", "[0] Port 0 is not a real port: a port is 1 to 65535."],
    ["239.1.1.1:5004,70000", "[70000] 70000 is too large: a port is 1 to 65535."],
    ["239.1.1.1:5010-5000", "[5000] The range ends at 5000, before its beginning 5010."],
    ["239.1.1.0/24:1-1000", "[239.1.1.0/24:1-1000] 256,000 groups: a range has at most 65,536."],
    ["239.1.1.1-20:5004 on eth9", "[eth9] No interface is called eth9: this computer has lo, eth0."],
    ["[ff15::1-g]:5000", "[g] “g” is not hex: the groups of an IPv6 address use 0 to 9 and a to f."],
    ["10.0.0.1-5:5000", "[10.0.0.1-5:5000] 10.0.0.1 is one host, not a group."],
    ["239.1.1.1 - 239.1.1.300:5004", "[300] 300 is too large: each part of an IPv4 address is 0 to 255."],
    ["239.1.1.[9-1]:5004", "[1] The range ends at 1, before its beginning 239.1.1.9."],
    ["239.1.1.1 to 239.1.1.20", "[] The port is missing: 239.1.1.1:5004."],
    ["239.1.1.1:5010 - 5000", "[5000] The range ends at 5000, before its beginning 5010."],
    ["239.1.1.1:5004..70000", "[70000] 70000 is too large: a port is 1 to 65535."],
    [
      "239.1.1.1:5004 - 239.1.1.20:5006",
      "[5006] The range has two ports, 5004 and 5006: several ports stand behind it, as in 239.1.1.1-20:5004,5006.",
    ],
  ])("%s is refused at its place", (text, sentence) => expect(told(text)).toEqual([sentence]));
});

describe("a name", () => {
  test.each([
    ["239.1.1.1:5004 - Camera 1", "239.1.1.1:5004 = Camera 1"],
    ["239.1.1.1:5004 \u2013 K\u00f6ln, Nord", "239.1.1.1:5004 = K\u00f6ln, Nord"],
    ["Camera 1 - 239.1.1.1:5004", "239.1.1.1:5004 = Camera 1"],
    ["  - Stage \u2014 udp://@239.1.1.1:5004", "239.1.1.1:5004 = Stage"],
    ["Both - 239.1.1.1 - 239.1.1.2:5004", "239.1.1.1:5004 239.1.1.2:5004 = Both"],
    [
      "[ff15::1]:5004 - Camera 1 # the second",
      "[-] \u201c-\u201d is not understood: after the port may come \u201con\u201d an interface, \u201cfrom\u201d a source or \u201cbind\u201d any.",
    ],
    [
      "239.1.1.1:5004 - on eth0",
      "[-] \u201c-\u201d is not understood: after the port may come \u201con\u201d an interface, \u201cfrom\u201d a source or \u201cbind\u201d any.",
    ],
    ["  - udp://@239.1.1.1:5004", "239.1.1.1:5004"],
  ])("is parted from its group by a dash: %s", (line, said) => expect(told(line)).toEqual([said]));
});

describe("a list", () => {
  test("has a verdict for each line, whatever wrote it", () => {
    const list = `# Playout, rehearsal on Tuesday
udp://@239.20.1.13:5004
rtp://10.0.40.12@232.1.1.7:5000
v=0
o=- 1 1 IN IP4 10.0.40.12
s=Stage right L/R
c=IN IP4 239.69.4.11/32
t=0 0
m=audio 5004 RTP/AVP 98
a=rtpmap:98 L24/48000/2
a=ptime:1
a=recvonly
239.1.1.1-3:5004
ff15::2 5000
239.1.2.300:5004
10.0.9.7
239.1.1.9:5004   # Left wing
239.1.1.7:5004, 239.1.1.8:5004; 239.1.1.9 5004 on eth0`;
    expect(told(list)).toEqual([
      "comment",
      "239.20.1.13:5004",
      "232.1.1.7:5000 from 10.0.40.12",
      "239.69.4.11:5004 = Stage right L/R",
      "239.1.1.1:5004 239.1.1.2:5004 239.1.1.3:5004",
      "[ff15::2]:5000",
      "[300] 300 is too large: each part of an IPv4 address is 0 to 255.",
      "[10.0.9.7] 10.0.9.7 is one host, not a group, and has no port.",
      "239.1.1.9:5004 = Left wing",
      "239.1.1.7:5004",
      "239.1.1.8:5004",
      "239.1.1.9:5004 on eth0",
    ]);
    const { entries, lines } = readJoinList(list);
    expect(lines).toBe(18);
    expect(entries.map((entry) => entry.lines.join("-"))).toEqual(
      "1-1 2-2 3-3 4-12 13-13 14-14 15-15 16-16 17-17 18-18 18-18 18-18".split(" "),
    );
    expect(entries.every(({ at, text }) => list.slice(at.start, at.end) === text)).toBe(true);
    expect(usedOf(list).slice(1, 4)).toEqual([
      ["239.20.1.13:5004"],
      ["10.0.40.12", "232.1.1.7:5000"],
      ["Stage right L/R", "239.69.4.11", "5004"],
    ]);
    const [sdp] = entries[3]?.read.kind === "groups" ? entries[3].read.sets : [];
    expect(sdp).toMatchObject({ carries: "audio, L24", channels: 2 });
  });

  test("may be a playlist, whose titles are names", () => {
    const list =
      '#EXTM3U\r\n#EXTINF:-1 tvg-id="1",Eins, HD\r\nudp://@239.1.1.1:5000\r\n\r\n#EXTINF:0,\r\nrtp://@[ff15::1]:5004\r\n';
    expect(told(list)).toEqual(["comment", "name", "239.1.1.1:5000 = Eins, HD", "comment", "[ff15::1]:5004"]);
  });

  test("may be a table with a heading", () => {
    const list = `Name;Group;Port;Source;Interface
"Camera ""1""; left";232.1.1.1;5004;10.0.0.7;eth0
Camera 2;239.1.1.2;;;
Camera 3;239.1.1.3;5004;;eth9
Stage;239.1.1.4-5;5004
Six;ff15::6;5004
;;;;
Seven;239.1.1.7:5004;;10.0.0.300;`;
    expect(told(list)).toEqual([
      "heading",
      '232.1.1.1:5004 from 10.0.0.7 on eth0 = Camera "1"; left',
      "[] The port is missing: 239.1.1.2:5004.",
      "[eth9] No interface is called eth9: this computer has lo, eth0.",
      "239.1.1.4:5004 239.1.1.5:5004 = Stage",
      "[ff15::6]:5004 = Six",
      "[;;;;] This row names no group: write its address and port, such as 239.1.2.3:5004.",
      "[300] 300 is too large: each part of an IPv4 address is 0 to 255.",
    ]);
    expect(readJoinList(list).entries[2]?.read).toMatchObject({ problem: { start: 18, end: 18 } });
  });

  test("takes no sentence with commas for a table", () => {
    expect(told("239.1.1.1:5004, on, eth0\n")).toEqual(["239.1.1.1:5004 on eth0"]);
    expect(told("group, port\n239.1.1.1,5004")).toEqual(["heading", "239.1.1.1:5004"]);
  });

  test("of two legs tells the pair", () => {
    const media = (at: number): string => `m=video 500${at} RTP/AVP 96\nc=IN IP6 ff15::${at}\na=mid:${at}\n`;
    const list = `v=0\na=group:DUP 1 2\n${media(1)}${media(2)}v=0\ns=Empty\n`;
    expect(told(list)).toEqual([
      "[ff15::1]:5001 + [ff15::2]:5002",
      expect.stringContaining("This session description names no group with a port: its lines"),
    ]);
    expect(readJoinList(list).entries[0]?.read).toMatchObject({ pairs: [[0, 1]] });
  });

  test("blames the part of a session description that is wrong", () => {
    expect(told("v=0\nc=IN IP4 239.1.300.1/32\nm=audio 5004 RTP/AVP 0")).toEqual([
      "[300] 300 is too large: each part of an IPv4 address is 0 to 255.",
    ]);
    expect(told("v=0\nc=IN IP4 239.1.1.1\nm=audio 0 RTP/AVP 0")).toEqual([
      "[0] Port 0 is not a real port: a port is 1 to 65535.",
    ]);
  });

  test("that is too long is read to its bound, and the rest is counted", () => {
    const lines = limits.listLines + 7;
    const list = readJoinList("#\n".repeat(lines));
    expect([list.entries.length, list.lines, list.unread]).toEqual([limits.listLines, lines, 7]);
    const wide = readJoinList(`239.1.1.1:5004\n${"#".repeat(limits.listCharacters)}\n# more\n`);
    expect(wide.entries).toHaveLength(2);
    expect(wide.unread).toBeGreaterThan(0);
  });
});

describe("what other programs and people write", () => {
  test.each([
    ["igmp://@239.1.1.1:5000", "239.1.1.1:5000"],
    ["http://10.0.0.1:4022/udp/239.1.1.1:5000/", "239.1.1.1:5000"],
    ["udp://@239.1.1.1:5000|User-Agent=x", "239.1.1.1:5000"],
    ["udp://@[ff02::1%25eth0]:5000", "[ff02::1]:5000 on eth0"],
    ["udp%3A%2F%2F%40239.1.1.1%3A5000", "239.1.1.1:5000"],
    ["@239.1.1.1:5000/ifaddr=10.0.0.21/ttl=4", "239.1.1.1:5000 on 10.0.0.21"],
    ["239.1.1.1:5000@10.0.0.21/udp\t1\t28006\t110,120", "239.1.1.1:5000 on 10.0.0.21"],
    ["239.1.1.1:5000 0 28006 *", "239.1.1.1:5000"],
    ['"239.1.1.1:5000"', "239.1.1.1:5000"],
    ['239.1.1.1:5000 on "eth0"', "239.1.1.1:5000 on eth0"],
    ["\u200b239.1.1.1\u2060 :5000", "239.1.1.1:5000"],
    ["239.1.1.1–3:5000", "239.1.1.1:5000 239.1.1.2:5000 239.1.1.3:5000"],
    ["• 239.1.1.1:5000", "239.1.1.1:5000"],
    ["12) udp://239.1.1.1:5000", "239.1.1.1:5000"],
    ["239.1.1.1:5000 // Left wing", "239.1.1.1:5000 = Left wing"],
    ["Das Erste;239.1.1.1;5000", "239.1.1.1:5000 = Das Erste"],
    ["| 7 | ff15::1 | 5000 | UDP | Stage |", "[ff15::1]:5000 = Stage"],
    ['"A, B",239.1.1.0/30,5000', "239.1.1.0:5000 239.1.1.1:5000 239.1.1.2:5000 239.1.1.3:5000 = A, B"],
    ["ffmpeg -i udp://239.1.1.1:5000?localaddr=10.0.0.21 -c copy x.ts", "239.1.1.1:5000 on 10.0.0.21"],
    ['{"iptv_url": "rtp://@239.1.1.1:5000"},', "239.1.1.1:5000"],
  ])("%s", (text, groups) => expect(told(text)).toEqual([groups]));

  test.each([
    [
      "srt://10.0.0.1:9000",
      "[srt://] srt:// names a server's stream, which is not joined: a group is written",
    ],
    ["udp://@:5000", "[:5000] :5000 is only a port: put a group before it, such as 239.1.2.3:5000."],
    [
      "udp://232.1.1.1:5000?sources=10.0.0.7,10.0.0.8",
      "[sources=10.0.0.7,10.0.0.8] More than one source is named",
    ],
    ["232.1.1.1:5000 from 10.0.0.7,10.0.0.8", "[10.0.0.7,10.0.0.8] More than one source is named"],
    ["239.1.1.1:5000@10.9.9.9", "[239.1.1.1:5000@10.9.9.9] Before “@” comes the source"],
  ])("%s is refused", (text, sentence) => {
    expect(told(text)).toEqual([expect.stringContaining(sentence)]);
  });

  test.each([
    // Each could be a source, an interface, or a clause that is meant otherwise.
    "Camera;239.1.1.1;5000;10.0.0.7",
    "239.1.1.1:5000, eth0",
    "239.1.1.1:5000, onn eth0, from 10.0.0.7",
    "239.1.1.1:5000, on, eth9",
    "udp://239.1.1.1:5000 onn eth0",
  ])("%s is not guessed", (text) => {
    const { entries } = readJoinList(text, interfaces);
    expect(entries.some(({ read }) => read.kind === "mistake")).toBe(true);
  });

  test("a playlist in XML, with its titles and what is escaped in it", () => {
    const list = `<?xml version="1.0"?>
<playlist version="1"><trackList>
 <track>
  <location>udp://@239.1.1.1:5000?a=1&amp;localaddr=10.0.0.21</location>
  <title>One &amp; &#x32;</title>
 </track><track><title>Bad</title><location>udp://@239.1.1.300:5000</location></track>
</trackList></playlist>
239.1.1.9:5000`;
    expect(told(list)).toEqual([
      "comment",
      "239.1.1.1:5000 on 10.0.0.21 = One & 2",
      "[300] 300 is too large: each part of an IPv4 address is 0 to 255.",
      "comment",
      "239.1.1.9:5000",
    ]);
    const { entries } = readJoinList(list, interfaces);
    expect(entries.map((entry) => entry.lines.join("-"))).toEqual(["1-2", "3-6", "6-6", "7-7", "8-8"]);
    expect(usedOf(list)[1]).toEqual(["239.1.1.1:5000", "10.0.0.21", "One &amp; &#x32;"]);
  });

  test("a playlist with numbered files, and titles whose settings have commas", () => {
    expect(
      told("[playlist]\nFile1=udp://@239.1.1.1:5000\nTitle1=One\nLength1=-1\nNumberOfEntries=1"),
    ).toEqual(["comment", "239.1.1.1:5000 = One", "comment", "comment", "comment"]);
    const settings = 'tvg-id="a,b" group-title="News, World"';
    expect(told(`#EXTINF:-1 ${settings},Eins, HD\n#EXTVLCOPT:x=1\nudp://@239.1.1.1:5000`)).toEqual([
      "name",
      "comment",
      "239.1.1.1:5000 = Eins, HD",
    ]);
  });

  test("tables with other headings, several behind each other, and lists behind a table", () => {
    const list = `sep=;
Kanal;Multicast-Adresse;UDP Port;Quelle
Eins;232.1.1.1;5000;10.0.0.7
Description,Name,Dst IP,Dst Port,Src Port
Long,Two,239.1.1.2,5002,9
| Name | IP:Port |
|------|---------|
| Three | 239.1.1.3:5003 |
239.1.1.4:5004`;
    expect(told(list)).toEqual([
      "comment",
      "heading",
      "232.1.1.1:5000 from 10.0.0.7 = Eins",
      "heading",
      "239.1.1.2:5002 = Long",
      "heading",
      "comment",
      "239.1.1.3:5003 = Three",
      "239.1.1.4:5004",
    ]);
  });

  test("a session description of which the beginning was not copied", () => {
    expect(told("c=IN IP4 239.1.1.1/32\nm=audio 5000 RTP/AVP 0")).toEqual(["239.1.1.1:5000"]);
    expect(told("239.1.1.9:1\nm=video 5000/2 RTP/AVP 96\nc=IN IP6 ff15::1")).toEqual([
      "239.1.1.9:1",
      "[ff15::1]:5000",
    ]);
  });

  test("names are kept whole, in one line, and cut between characters", () => {
    const long = "x".repeat(limits.nameLength - 1);
    expect(told(`239.1.1.1:1 # a\u0007b\n239.1.1.2:2 # 📺 ${"é"}\n239.1.1.3:3 # ${long}📺`)).toEqual([
      "239.1.1.1:1 = a b",
      "239.1.1.2:2 = 📺 é",
      `239.1.1.3:3 = ${long}`,
    ]);
  });

  test("a line with more groups than can be is read to the bound; long words cost no time", () => {
    const wide = readJoinList("239.1.1.1:1 ".repeat(limits.listEntries + 100));
    expect(wide.entries).toHaveLength(limits.listEntries);
    for (const word of ["0:", "1.", "1,", "a@", ":"]) {
      expect(readJoinList(word.repeat(10_000)).entries.length).toBeGreaterThan(0);
    }
  });
});

describe("whatever is pasted", () => {
  const address = fc.tuple(fc.integer({ min: 224, max: 239 }), fc.nat(255), fc.nat(255), fc.nat(255));
  const port = fc.integer({ min: 1, max: 65_535 });

  test("blames a place within the entry, and entries lie in order within the list", () => {
    const word = fc.oneof(
      fc.string(),
      address.map((parts) => parts.join(".")),
      fc.constantFrom(
        "v=0\n",
        "c=IN IP4 239.1.1.1\n",
        "m=a 5 R\n",
        "group,port\n",
        "\n",
        " ",
        ",",
        ";",
        ":",
        "-",
        "/",
        "#",
        "[",
        "]",
      ),
      fc.constantFrom(
        "udp://@",
        "ff15::1",
        "5004",
        " on ",
        "eth0",
        " from ",
        "10.0.0.7",
        "@",
        "?localaddr=",
        "%",
        '"',
        "|",
        "<track><location>",
        "</location></track>",
        "[playlist]\n",
        "File1=",
        "\u200b",
        "%3A%2F%2F",
        "/ifaddr=",
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const whole = words.join("");
        let end = 0;
        for (const { at, text, used, read } of readJoinList(whole, interfaces).entries) {
          expect(whole.slice(at.start, at.end)).toBe(text);
          expect(at.start).toBeGreaterThanOrEqual(end);
          end = at.end;
          for (const span of used ?? []) {
            expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
          }
          if (read.kind === "mistake") {
            const { problem } = read;
            expect(0 <= problem.start && problem.start <= problem.end && problem.end <= text.length).toBe(
              true,
            );
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test("a range has as many groups as it says, each once and readable by itself", () => {
    fc.assert(
      fc.property(
        address,
        fc.nat(40),
        fc.array(port, { minLength: 1, maxLength: 3 }),
        (parts, more, ports) => {
          const last = Math.min(255, (parts[3] ?? 0) + more);
          const [entry] = readJoinList(`${parts.join(".")}-${last}:${ports.join(",")}`).entries;
          if (entry?.read.kind !== "groups") throw new Error("not read");
          const [set] = entry.read.sets;
          if (!set) throw new Error("no groups");
          const texts = [...groupsOf(set)].map(textOf);
          expect(texts).toHaveLength(set.count);
          expect(new Set(texts).size).toBe((last - (parts[3] ?? 0) + 1) * new Set(ports).size);
          expect(readJoinList(texts.join("\n")).entries.map(toldOf)).toEqual(texts);
        },
      ),
      { numRuns: 60 },
    );
  });
});
