import { limits } from "../../../../shared/limits.ts";
import type { ReasonStatement, reasons } from "../../../../shared/statements/reasons.ts";
import type { ValuesOf } from "../../../../shared/statements/statement.ts";
import { copySlack } from "../../datagrams/batch.ts";
import { senderAddress, senderPort } from "../../datagrams/sender-key.ts";
import { sockaddrSize, writeSockaddr } from "../../datagrams/sockaddr.ts";
import { openSender } from "../udp.ts";
import * as c from "./constants.ts";
import { nothingTold, readControl } from "./control.ts";
import { checked, interfaceIndex, type Libc } from "./libc.ts";
import type { MessageBatch } from "./message-batch.ts";

const loopback = { family: 4, text: "127.0.0.1", zone: null, use: "host", parts: [127, 0, 0, 1] } as const;
/** An unusual TTL and sizes, so that a wrong offset cannot look right by chance. */
const ttl = 37;
const sizes = [1, 300, 4_099];

/**
 * Sends three datagrams to itself on loopback and compares what the structures say with what was
 * sent. Null when all is as expected; else which part is not, so that dgram is used instead.
 */
export async function checkLayouts(libc: Libc, batch: MessageBatch): Promise<ReasonStatement | null> {
  const fd = checked(
    libc,
    "socket",
    libc.socket(c.AF_INET, c.SOCK_DGRAM | c.SOCK_NONBLOCK | c.SOCK_CLOEXEC, 0),
  );
  try {
    const port = listen(fd, libc);
    const sender = await openSender({
      family: 4,
      multicast: false,
      interface: { name: "lo", index: null, address: loopback.text },
      source: loopback.text,
      sourcePort: null,
      ttl,
      loopback: false,
    });
    try {
      for (const [index, size] of sizes.entries()) {
        const payload = new Uint8Array(size).fill(index + 1);
        await new Promise((resolve) => sender.send(payload, port, loopback.text, resolve));
      }
      const count = await receive(fd, batch);
      return compare(batch, count, sender.sourcePort, interfaceIndex(libc, fd, "lo"));
    } finally {
      await sender.close();
    }
  } finally {
    libc.close(fd);
  }
}

function listen(fd: number, libc: Libc): number {
  const one = new Uint8Array([1, 0, 0, 0]);
  for (const [level, option] of [
    [c.SOL_IP, c.IP_PKTINFO],
    [c.SOL_IP, c.IP_RECVTTL],
    [c.SOL_SOCKET, c.SO_TIMESTAMPNS],
  ] as const) {
    checked(libc, "setsockopt", libc.setsockopt(fd, level, option, one, one.length));
  }
  const address = new Uint8Array(sockaddrSize);
  const size = writeSockaddr(address, 0, loopback, 0, 0);
  checked(libc, "bind", libc.bind(fd, address, size));
  checked(libc, "getsockname", libc.getsockname(fd, address, new Uint8Array([sockaddrSize, 0, 0, 0])));
  return new DataView(address.buffer).getUint16(2);
}

/** Waits until all are there, so that one call takes them in their order. */
async function receive(fd: number, batch: MessageBatch): Promise<number> {
  for (let attempt = 0; attempt < limits.selfCheckLooks; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, limits.selfCheckLookMs));
    const count = batch.receive(fd, c.MSG_DONTWAIT);
    if (count > 0) return count;
  }
  return 0;
}

function compare(batch: MessageBatch, count: number, sourcePort: number, lo: number): ReasonStatement | null {
  if (count !== sizes.length) return { name: "path-check-lost", values: { came: count, sent: sizes.length } };
  const facts = { ...nothingTold };
  for (const [slot, size] of sizes.entries()) {
    const payload = new Uint8Array(size + copySlack);
    const port = senderPort(batch.senders, slot);
    readControl(batch.control, batch.controlStart(slot), batch.controlLength(slot), facts);
    if (batch.size(slot) !== size) return misplaced("sizes");
    batch.copyPayload(slot, payload, 0);
    if (payload.subarray(0, size).some((byte) => byte !== slot + 1)) return misplaced("payloads");
    if (senderAddress(batch.senders, slot) !== loopback.text || port !== sourcePort) {
      return misplaced("senders");
    }
    if (facts.ttl !== ttl) return misplaced("ttl");
    if (facts.interfaceIndex !== lo) return misplaced("interface");
    if (Math.abs(facts.kernelTime - Date.now()) > limits.selfCheckClockMs) return misplaced("time");
  }
  return null;
}

type Misplaced = ValuesOf<typeof reasons, "path-check-misplaced">["what"];

function misplaced(what: Misplaced): ReasonStatement {
  return { name: "path-check-misplaced", values: { what } };
}
