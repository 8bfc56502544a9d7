import { expect, it } from "vitest";
import { madeUpInterfaces } from "../../../../shared/testing/made-up-interface.ts";
import { inputProblemText } from "../../../../shared/text/sentences.ts";
import { intentText } from "./intent-text.ts";
import { countEntries, type Entry, readJoinText } from "./reading.ts";
import { joinLines } from "./several.ts";

function entriesOf(pasted: string): readonly Entry[] {
  const reading = readJoinText(joinLines(pasted), madeUpInterfaces);
  if (reading.kind !== "several") throw new Error(`read as ${reading.kind}`);
  return reading.entries;
}

/** What is said of an entry, and which part of it is blamed. */
function toldOf(entry: Entry): string {
  switch (entry.kind) {
    case "group":
    case "host":
      return `${entry.kind} ${intentText(entry.intent)}`;
    case "again":
      return `again ${entry.of}`;
    case "wrong":
      return `[${entry.text.slice(entry.problem.start, entry.problem.end)}] ${inputProblemText(entry.problem)}`;
    case "comment":
      return "comment";
  }
}

it("reads each line of a pasted list by itself, or says what is wrong with it", () => {
  const entries = entriesOf(`#EXTM3U
#EXTINF:-1,Stage left; right
udp://@239.20.1.13:5004
rtp://10.0.0.7@232.1.1.7:5000
239.69.4.11 5004, ff15::2 5000
239.1.2.300:5004
main hall
10.0.9.7:5004
239.1.1.1:5000 on eth9
239.1.1.2
239.20.1.13:5004`);
  expect(entries.map(toldOf)).toEqual([
    "comment",
    "comment",
    "group 239.20.1.13:5004",
    "group 232.1.1.7:5000 from 10.0.0.7",
    "group 239.69.4.11:5004",
    "group [ff15::2]:5000",
    "[300] 300 is too large: each part of an IPv4 address is 0 to 255.",
    expect.stringMatching(/^\[main\] /),
    "host 10.0.9.7:5004",
    "[eth9] No interface is called eth9: this computer has lo, eth0, eth1.",
    "[] The port is missing: 239.1.1.2:5004.",
    "again 3",
  ]);
  expect(countEntries(entries)).toEqual({ joined: 4, leftOut: 6 });
});

it("takes one group under a comment for a list, and a comment alone for a mistake", () => {
  expect(entriesOf("# Playout\n239.1.1.1:5000").map(toldOf)).toEqual(["comment", "group 239.1.1.1:5000"]);
  expect(readJoinText("# Playout", madeUpInterfaces).kind).toBe("problem");
});
