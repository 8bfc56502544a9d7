import { AF_INET, AF_INET6, readAddress } from "../../datagrams/sockaddr.ts";
import { type Answer, answerKind } from "../answer.ts";
import * as c from "./constants.ts";
import type { SendLibc } from "./send-libc.ts";

const MSG_ERRQUEUE = 0x2000;
/** Who made the error: this host's own stack, or somebody who answered (linux/errqueue.h). */
const SO_EE_ORIGIN_ICMP = 2;
const SO_EE_ORIGIN_ICMP6 = 3;
/** Sizes of the C structures on 64 bit: msghdr, cmsghdr, sock_extended_err. */
const msghdrBytes = 56;
const cmsghdrBytes = 16;
const extendedErrorBytes = 16;
/** Room for the control message and what the socket's other options may add. */
const controlBytes = 256;

/** What came back to the datagrams of a sending socket (IP_RECVERR, IPV6_RECVERR). */
export class ErrorQueue {
  readonly #libc: Pick<SendLibc, "recvmsg" | "address">;
  readonly #fd: number;
  // Fields, because the kernel is given their addresses.
  readonly #message = new Uint8Array(msghdrBytes);
  readonly #control = new Uint8Array(controlBytes);

  constructor(libc: Pick<SendLibc, "recvmsg" | "address">, fd: number) {
    this.#libc = libc;
    this.#fd = fd;
  }

  /** Empties the queue; the answers of other hosts in the order in which they came. */
  take(): Answer[] {
    const answers: Answer[] = [];
    for (;;) {
      const header = new DataView(this.#message.buffer);
      header.setBigUint64(32, this.#libc.address(this.#control), true);
      header.setBigUint64(40, BigInt(controlBytes), true);
      if (this.#libc.recvmsg(this.#fd, this.#message, MSG_ERRQUEUE | c.MSG_DONTWAIT) < 0) return answers;
      const answer = readAnswer(this.#control, Number(header.getBigUint64(40, true)));
      if (answer) answers.push(answer);
    }
  }
}

/**
 * Reads the control messages of one entry of the queue; null where no other host answered. Never reads
 * beyond `bytes`: a header that cannot be right ends the reading.
 */
export function readAnswer(control: Uint8Array, bytes: number): Answer | null {
  const view = new DataView(control.buffer, control.byteOffset, Math.min(bytes, control.length));
  let at = 0;
  while (at + cmsghdrBytes <= view.byteLength) {
    const length = Number(view.getBigUint64(at, true));
    if (length < cmsghdrBytes || at + length > view.byteLength) return null;
    const [level, type] = [view.getInt32(at + 8, true), view.getInt32(at + 12, true)];
    const family =
      level === c.SOL_IP && type === c.IP_RECVERR
        ? 4
        : level === c.SOL_IPV6 && type === c.IPV6_RECVERR
          ? 6
          : null;
    if (family !== null && length >= cmsghdrBytes + extendedErrorBytes) {
      return readExtended(control, view, at + cmsghdrBytes, at + length, family);
    }
    at += (length + 7) & ~7;
  }
  return null;
}

function readExtended(
  control: Uint8Array,
  view: DataView,
  at: number,
  end: number,
  family: 4 | 6,
): Answer | null {
  const origin = view.getUint8(at + 4);
  if (origin !== SO_EE_ORIGIN_ICMP && origin !== SO_EE_ORIGIN_ICMP6) return null;
  const kind = answerKind(family, view.getUint8(at + 5), view.getUint8(at + 6));
  return { kind, from: offender(control, view, at + extendedErrorBytes, end) };
}

/** The address behind a sock_extended_err, of whoever answered; empty where there is none. */
function offender(control: Uint8Array, view: DataView, at: number, end: number): string {
  const size = at + 2 > end ? 0 : (addressBytes[view.getUint16(at, true)] ?? 0);
  if (size === 0 || at + size > end) return "";
  return readAddress(control, at, null);
}

const addressBytes: Readonly<Record<number, number>> = { [AF_INET]: 16, [AF_INET6]: 28 };
