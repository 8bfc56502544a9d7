import { describe, expect, it } from "vitest";
import { joinLines, splitJoinText } from "./several.ts";

describe("splitJoinText", () => {
  it.each([
    ["239.1.2.3:5004", ["239.1.2.3:5004"]],
    ["  ", []],
    ["239.1.1.1:5000\n239.1.1.2:5000\r\n", ["239.1.1.1:5000", "239.1.1.2:5000"]],
    [
      "239.1.1.1:5000, 239.1.1.2:5000; 239.1.1.3:5000",
      ["239.1.1.1:5000", "239.1.1.2:5000", "239.1.1.3:5000"],
    ],
    ["232.1.1.1:5000 from 10.0.0.7 on eth1", ["232.1.1.1:5000 from 10.0.0.7 on eth1"]],
    [
      "232.1.1.1:5000 from 10.0.0.7 [ff15::1]:5000 on eth1 239.300.1.1:5",
      ["232.1.1.1:5000 from 10.0.0.7", "[ff15::1]:5000 on eth1", "239.300.1.1:5"],
    ],
    ["[ff3e::1]:5000 from 2001:db8::1 on 10.0.0.21", ["[ff3e::1]:5000 from 2001:db8::1 on 10.0.0.21"]],
    ["239.1.1.1:5000 on Ethernet 2\n239.1.1.2:5000", ["239.1.1.1:5000 on Ethernet 2", "239.1.1.2:5000"]],
    ["239.1.1.1 ff02::fb", ["239.1.1.1", "ff02::fb"]],
    ["mdns over there", ["mdns over there"]],
    [
      "#EXTM3U\n#EXTINF:-1,One, 239.1.1.9:5\nudp://@239.1.1.1:5000\n",
      ["#EXTM3U", "#EXTINF:-1,One, 239.1.1.9:5", "udp://@239.1.1.1:5000"],
    ],
    ["239.1.1.1:5000\nmain hall\n239.1.1.2:5000", ["239.1.1.1:5000", "main hall", "239.1.1.2:5000"]],
    ["239.1.1.1:5000 on\n239.1.1.2:5000", ["239.1.1.1:5000 on", "239.1.1.2:5000"]],
  ])("takes %j apart", (text, entries) => expect(splitJoinText(text)).toEqual(entries));
});

describe("joinLines", () => {
  it.each([
    "239.1.1.1:5000\r\n\r\n  main   hall\n239.1.1.2 5000",
    "#EXTINF:-1,Left; right\nudp://@239.1.1.1:5000",
    "239.1.1.1:5000; 239.1.1.2:5000\n239.1.1.3:5000",
    "239.1.1.1:5000\t239.1.1.2:5000",
  ])("keeps the lines of %j", (pasted) => {
    const line = joinLines(pasted);
    expect(line).not.toMatch(/[\r\n\t]/);
    const plain = (entry: string) => entry.replace(/\s+/g, " ").replace(/;/g, ",");
    const lines = pasted.split(/\r?\n/).flatMap((one) => (one.startsWith("#") ? [one] : splitJoinText(one)));
    expect(splitJoinText(line)).toEqual(lines.map(plain));
  });
});
