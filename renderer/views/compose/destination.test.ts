import { describe, expect, it } from "vitest";
import { madeUpInterfaces } from "../../../shared/testing/made-up-interface.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import { addressIn, describeAddress, parseDestination } from "./destination.ts";

function read(text: string, from: string | null = null) {
  return parseDestination(text, madeUpInterfaces, from);
}

function problemOf(text: string, from: string | null = null) {
  const parsed = read(text, from);
  if (parsed.ok) throw new Error(`${text} was accepted`);
  return parsed.problem;
}

describe("To", () => {
  it.each([
    ["239.255.0.1:5000", "239.255.0.1", 5000, null],
    ["[ff15::1]:5000", "ff15::1", 5000, null],
    ["10.0.9.7:5000", "10.0.9.7", 5000, null],
    ["[ff02::FB%eth0]:5353", "ff02::fb", 5353, "eth0"],
    ["[ff02::fb%2]:5353", "ff02::fb", 5353, "eth0"],
    ["  239.255.0.1:5000 ", "239.255.0.1", 5000, null],
    ["239.255.0.1 5000", "239.255.0.1", 5000, null],
    ["udp://@239.255.0.1:5000?pkt_size=1316", "239.255.0.1", 5000, null],
    ["ff02::fb%eth0 5353", "ff02::fb", 5353, "eth0"],
  ])("reads %s", (text, address, port, zone) => {
    expect(read(text)).toMatchObject({ ok: true, value: { address: { text: address }, port, zone } });
  });

  it.each([
    ["5000", "5000 is only a port: put a group before it, such as 239.1.2.3:5000.", "5000"],
    ["239.255.0.1:5000 eth0", "“eth0” is not understood: To takes one group or host and its port.", "eth0"],
    [
      "10.0.0.7@232.1.1.1:5000",
      "A source is for joining: what is sent comes from this computer, and 10.0.0.7 is not needed.",
      "10.0.0.7",
    ],
    ["239.255.0.1:0", "Port 0 is not a real port: a port is 1 to 65535.", "0"],
    ["239.255.0.1:65536", "65536 is too large: a port is 1 to 65535.", "65536"],
    ["010.1.1.1:5000", "010 has a leading zero, which some programs read as octal: write 10.", "010"],
    ["239.1", "239.1 has 2 parts: an IPv4 address has four, such as 239.1.2.3.", "239.1"],
    ["  239.1.2.300:5000", "300 is too large: each part of an IPv4 address is 0 to 255.", "300"],
    [
      "[ff15::1%wlan7]:5000",
      "The zone does not exist: no interface is called wlan7: this computer has lo, eth0, eth1.",
      "wlan7",
    ],
    [
      "255.255.255.255:5000",
      "255.255.255.255 is broadcast, which reaches every host: send to a group or to one host.",
      "255.255.255.255:5000",
    ],
    [
      "0.0.0.0:5000",
      "0.0.0.0 is no destination: type a group or a host, such as 239.255.0.1:5000.",
      "0.0.0.0:5000",
    ],
  ])("refuses %s with its own sentence, and marks what is wrong", (text, message, marked) => {
    const problem = problemOf(text);
    expect(inputProblemText(problem)).toBe(message);
    expect(text.slice(problem.start, problem.end)).toBe(marked);
  });

  it("says that a zone and From must agree", () => {
    expect(inputProblemText(problemOf("[ff02::1%eth0]:5000", "eth1"))).toBe(
      "The zone says eth0 and From says eth1: name one interface.",
    );
    expect(read("[ff02::1%eth0]:5000", "eth0").ok).toBe(true);
  });

  it("waits for what is missing", () => {
    expect(problemOf("")).toMatchObject({ incomplete: true });
    const missing = problemOf("239.255.0.1");
    expect(missing.incomplete).toBe(true);
    expect(inputProblemText(missing)).toBe("The port is missing: 239.255.0.1:5000.");
  });
});

describe("the address in To", () => {
  it.each([
    ["239.255.0.1", "IPv4 multicast, local scope"],
    ["239.255.0.1:", "IPv4 multicast, local scope"],
    ["239.255.0.1:99999", "IPv4 multicast, local scope"],
    ["[ff15::1]", "IPv6 multicast, transient"],
    ["[ff15::1]:0", "IPv6 multicast, transient"],
    ["10.0.9.7:50", "IPv4 host"],
    ["[fe80::1%eth0]:5000", "IPv6 host"],
  ])("is known from %s on, whatever the port", (text, words) => {
    const address = addressIn(text);
    expect(address && describeAddress(address)).toBe(words);
  });

  it.each(["", "2", "239.255", "[ff15::", "host:5000"])("is not guessed from %j", (text) => {
    expect(addressIn(text)).toBeNull();
  });
});
