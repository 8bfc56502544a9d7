import { samePackets } from "../packets.ts";
import type { SenderSpec } from "../udp.ts";
import * as c from "./constants.ts";
import { type Destination, NativePreparedSocket } from "./prepared-socket.ts";
import { loadSendLibc, type SendLibc } from "./send-libc.ts";
import { NativeSendSocket, type NativeSendSpec } from "./send-socket.ts";

const PR_SET_TIMERSLACK = 29;
/** The kernel may put off a wait by so many nanoseconds; 50,000 unless told otherwise. */
const slackNs = 1;

/** Sending with sendmmsg: a burst leaves with one system call, and no turn of the event loop is needed. */
export interface NativeSendPath {
  open(spec: NativeSendSpec): NativeSendSocket;
  /** A socket for packets that differ in all but their TTL. */
  openPrepared(spec: SenderSpec, destinations: readonly Destination[]): NativePreparedSocket;
}

/**
 * Tries the native path for the calling thread, and lets that thread wait exactly. Null where it
 * cannot be had: dgram is used instead. A wrong layout could crash the process, so nothing is called
 * on a platform or architecture that was never tried, and the layouts are checked first.
 */
export async function openNativeSendPath(
  load: () => Promise<SendLibc> = loadSendLibc,
): Promise<NativeSendPath | null> {
  if (process.platform !== "linux" || !(c.supported as readonly string[]).includes(process.arch)) return null;
  try {
    const libc = await load();
    if (!sendsToItself(libc)) return null;
    libc.prctl(PR_SET_TIMERSLACK, slackNs, 0, 0, 0);
    return {
      open: (spec) => new NativeSendSocket(libc, spec),
      openPrepared: (spec, destinations) => new NativePreparedSocket(libc, spec, destinations),
    };
  } catch {
    return null;
  }
}

/** Whether three datagrams to a port of its own come back as they were sent. */
function sendsToItself(libc: SendLibc): boolean {
  const address = "127.0.0.1";
  const socket = {
    family: 4,
    multicast: false,
    interface: null,
    source: address,
    sourcePort: null,
    ttl: 1,
    loopback: true,
  } as const;
  const ear = new NativeSendSocket(libc, {
    socket,
    address,
    port: 9,
    packets: samePackets(new Uint8Array()),
  });
  try {
    const payload = new TextEncoder().encode("check");
    const sender = new NativeSendSocket(libc, {
      socket,
      address,
      port: ear.sourcePort,
      packets: samePackets(payload),
    });
    try {
      if (sender.hand(3).sent !== 3) return false;
    } finally {
      sender.close();
    }
    return [1, 2, 3].every(() => ear.hears(payload));
  } finally {
    ear.close();
  }
}
