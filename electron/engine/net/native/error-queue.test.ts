import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "../../../../shared/net/address.ts";
import { writeSockaddr } from "../../datagrams/sockaddr.ts";
import { readAnswer } from "./error-queue.ts";

/** Level and type of the control message: IP_RECVERR at SOL_IP, IPV6_RECVERR at SOL_IPV6. */
const levels = { 4: [0, 11], 6: [41, 25] } as const;
const origins = { local: 1, icmp: 2, icmp6: 3 } as const;

/** A control message as Linux writes it: cmsghdr, sock_extended_err, sockaddr of who answered. */
function told(family: 4 | 6, origin: number, type: number, code: number, from: string | null): Uint8Array {
  const control = new Uint8Array(16 + 16 + 28);
  const view = new DataView(control.buffer);
  view.setBigUint64(0, BigInt(control.length), true);
  view.setInt32(8, levels[family][0], true);
  view.setInt32(12, levels[family][1], true);
  view.setUint32(16, 111, true);
  control.set([origin, type, code], 20);
  const address = from === null ? null : parseAddress(from);
  if (address?.ok) writeSockaddr(control, 32, address.value, 0, 0);
  return control;
}

const read = (control: Uint8Array) => readAnswer(control, control.length);

describe("what came back to a datagram", () => {
  test.each([
    [4, 3, 3, "port-unreachable"],
    [4, 3, 0, "unreachable"],
    [4, 3, 1, "unreachable"],
    [4, 3, 13, "prohibited"],
    [4, 11, 0, "ttl-exceeded"],
    [4, 12, 0, "other"],
    [6, 1, 4, "port-unreachable"],
    [6, 1, 0, "unreachable"],
    [6, 1, 1, "prohibited"],
    [6, 3, 0, "ttl-exceeded"],
  ] as const)("IPv%i, type %i, code %i is %s", (family, type, code, kind) => {
    const from = family === 4 ? "10.0.0.1" : "2001:db8::1";
    const origin = family === 4 ? origins.icmp : origins.icmp6;
    expect(read(told(family, origin, type, code, from))).toEqual({ kind, from });
  });

  test("an error of this host's own stack is nobody's answer", () => {
    expect(read(told(4, origins.local, 0, 0, null))).toBeNull();
  });

  test("who answered may be missing", () => {
    expect(read(told(4, origins.icmp, 3, 3, null))).toEqual({ kind: "port-unreachable", from: "" });
  });

  test("a message of another kind before it is passed over", () => {
    const other = new Uint8Array(24);
    new DataView(other.buffer).setBigUint64(0, 20n, true);
    const control = Uint8Array.from([...other, ...told(4, origins.icmp, 3, 3, "10.0.0.1")]);
    expect(read(control)).toEqual({ kind: "port-unreachable", from: "10.0.0.1" });
  });

  test("reads nothing beyond what the kernel wrote, whatever the lengths say", () => {
    const whole = told(4, origins.icmp, 3, 3, "10.0.0.1");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: whole.length }),
        fc.uint8Array({ maxLength: 64 }),
        (bytes, noise) => {
          const control = Uint8Array.from(whole);
          control.set(noise.subarray(0, bytes), 0);
          const answer = readAnswer(control, bytes);
          if (bytes < 32) expect(answer).toBeNull();
          readAnswer(noise, noise.length);
        },
      ),
    );
  });
});
