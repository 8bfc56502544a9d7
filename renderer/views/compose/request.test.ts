import { describe, expect, it } from "vitest";
import { madeUpInterface, madeUpInterfaces } from "../../../shared/testing/made-up-interface.ts";
import { type ComposeState, createComposeStore } from "../../store/compose.ts";
import { readRequest } from "./request.ts";

function read(typed: Partial<ComposeState>, interfaces = madeUpInterfaces) {
  return readRequest({ ...createComposeStore().getState(), to: "239.255.0.1:5000", ...typed }, interfaces);
}

function complaintOf(typed: Partial<ComposeState>, interfaces = madeUpInterfaces) {
  const parsed = read(typed, interfaces);
  if (parsed.ok) throw new Error("was accepted");
  return parsed.complaint;
}

describe("reading Compose", () => {
  it("makes a request of the whole draft", () => {
    expect(
      read({
        from: "eth1",
        sourcePort: "4000",
        multicastTtl: 16,
        loopback: false,
        text: "grüß",
        mode: "repeat",
        count: "1,000",
        rate: "2.5",
        burst: "4",
      }),
    ).toEqual({
      ok: true,
      request: {
        address: "239.255.0.1",
        port: 5000,
        interface: "eth1",
        sourcePort: 4000,
        ttl: 16,
        loopback: false,
        content: { kind: "bytes", payload: new TextEncoder().encode("grüß") },
        count: 1_000,
        rate: 2.5,
        burst: 4,
      },
    });
  });

  it("takes the unicast TTL for a host, the multicast TTL for a group", () => {
    const ttls = { multicastTtl: 0, unicastTtl: 128 };
    expect(read(ttls)).toMatchObject({ request: { ttl: 0 } });
    expect(read({ ...ttls, to: "10.0.9.7:5000" })).toMatchObject({ request: { ttl: 128 } });
  });

  it("takes the zone for the interface, and empty fields for automatic and until stopped", () => {
    expect(read({ to: "[ff02::1%eth0]:5000", mode: "repeat", count: " " })).toMatchObject({
      request: { interface: "eth0", sourcePort: null, count: null },
    });
  });

  it("sends one packet in Once, whatever stands in the hidden fields", () => {
    expect(read({ count: "x", rate: "", burst: "0" })).toMatchObject({
      ok: true,
      request: { count: 1, burst: 1 },
    });
  });

  it.each<[string, Partial<ComposeState>, string, string]>([
    ["no destination", { to: "" }, "to", "Type a group or a host and a port, such as 239.255.0.1:5000."],
    ["port 0", { to: "239.255.0.1:0" }, "to", "Port 0 is not a real port: a port is 1 to 65535."],
    ["port 65536", { to: "239.255.0.1:65536" }, "to", "65536 is too large: a port is 1 to 65535."],
    ["source port 0", { sourcePort: "0" }, "sourcePort", "Port 0 is not a real port: a port is 1 to 65535."],
    ["TTL 256", { typedMulticastTtl: "256" }, "ttl", "256 is too large: a TTL is 0 to 255."],
    ["an empty TTL", { typedMulticastTtl: "" }, "ttl", "A number is missing: a TTL is 0 to 255."],
    [
      "TTL 0 to a host",
      { to: "10.0.9.7:5000", typedUnicastTtl: "0" },
      "ttl",
      "0 is too small: the TTL of a packet to one host is 1 to 255.",
    ],
    [
      "65,508 bytes",
      { text: "x".repeat(65_508) },
      "payload",
      "65,508 bytes are too many: one IPv4 datagram carries at most 65,507.",
    ],
    [
      "an odd hex digit",
      { payload: "hex", hex: "48656" },
      "payload",
      "The hex text has 5 digits: each byte needs two.",
    ],
    [
      "what is no hex",
      { payload: "hex", hex: "4x" },
      "payload",
      "“x” is not a hex digit: use 0 to 9 and a to f.",
    ],
    ["count 0", { mode: "repeat", count: "0" }, "count", "0 is too small: a count is 1 to 1,000,000,000."],
    ["burst 0", { mode: "repeat", burst: "0" }, "burst", "0 is too small: a burst is 1 to 1,000."],
    [
      "rate 0",
      { mode: "repeat", rate: "0" },
      "rate",
      "0 is too small: the slowest rate is 0.01 packets a second.",
    ],
    ["an interface that went", { from: "usb0" }, "from", "usb0 is gone: choose another interface."],
    [
      "an interface of the other family",
      { to: "[ff15::1]:5000", from: "eth1" },
      "from",
      "eth1 has no IPv6 address: choose another interface.",
    ],
  ])("refuses %s at its field", (_, typed, field, message) => {
    expect(complaintOf(typed)).toEqual({ field, message });
  });

  it("allows 65,507 bytes to IPv4 and 20 more to IPv6", () => {
    expect(read({ text: "x".repeat(65_507) }).ok).toBe(true);
    expect(read({ to: "[ff15::1]:5000", text: "x".repeat(65_527) }).ok).toBe(true);
    expect(complaintOf({ to: "[ff15::1]:5000", text: "x".repeat(65_528) }).message).toBe(
      "65,528 bytes are too many: one IPv6 datagram carries at most 65,527.",
    );
  });

  it("leaves it to the system whether it has a way, destination by destination", () => {
    const none = [madeUpInterface({ name: "eth1" })];
    for (const to of ["239.255.0.1:5000", "10.0.9.7:5000"]) {
      expect(read({ to }, none)).toMatchObject({ ok: true, request: { interface: null } });
    }
  });

  it("shares a source port only where one is named", () => {
    expect(read({ sharesPort: true })).not.toHaveProperty("request.sharesPort");
    expect(read({ sharesPort: true, sourcePort: "5353" })).toMatchObject({
      request: { sourcePort: 5_353, sharesPort: true },
    });
    expect(read({ sharesPort: false, sourcePort: "5353" })).not.toHaveProperty("request.sharesPort");
  });

  it("refuses a host's address of one link without an interface", () => {
    expect(complaintOf({ to: "[fe80::7]:5000" })).toEqual({
      field: "to",
      message: "fe80::7 is another computer on each link: name the interface, such as fe80::7%eth0.",
    });
    expect(read({ to: "[fe80::7]:5000", from: "eth0" }).ok).toBe(true);
    expect(read({ to: "[fe80::7%eth0]:5000" }).ok).toBe(true);
  });

  it("names the first wrong field, from the top", () => {
    expect(complaintOf({ sourcePort: "x", typedMulticastTtl: "999", text: "x".repeat(70_000) }).field).toBe(
      "sourcePort",
    );
  });
});
