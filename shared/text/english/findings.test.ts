import { expect, test } from "vitest";
import { english } from "./findings.ts";

test.each([
  [["10.0.0.7"], "10.0.0.7 is routed back by eth0."],
  [["10.0.0.7", "10.0.0.8", "10.0.0.9"], "10.0.0.7, 10.0.0.8 and 10.0.0.9 are routed back by eth0."],
])("the verb agrees with the sources %j", (sources, sentence) => {
  expect(english["reverse-path-right"]({ interface: "eth0", sources })).toBe(sentence);
});

test.each([
  [
    ["239.1.1.1"],
    "239.1.1.1 on eth0 has the same Ethernet address, 01:00: a switch may deliver both for one.",
  ],
  [
    ["239.1.1.1", "239.129.1.1"],
    "239.1.1.1 and 239.129.1.1 on eth0 have the same Ethernet address, 01:00: a switch may deliver all for one.",
  ],
])("the verb agrees with the groups %j", (groups, sentence) => {
  expect(english["ethernet-address-shared"]({ interface: "eth0", groups, mac: "01:00" })).toBe(sentence);
});
