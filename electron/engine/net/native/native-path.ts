import { limits } from "../../../../shared/limits.ts";
import type { ReasonStatement } from "../../../../shared/statements/reasons.ts";
import type { Kernel, KernelListener } from "../../system/kernel.ts";
import type { ArrivalClock } from "../../time/arrival-clock.ts";
import { catchUp } from "../catch-up.ts";
import type { OnBatch, Receiver, ReceiverSpec } from "../receiver.ts";
import { supported } from "./constants.ts";
import { type Libc, loadLibc } from "./libc.ts";
import { MessageBatch } from "./message-batch.ts";
import { NativeBatch } from "./native-batch.ts";
import { Netlink } from "./netlink/netlink.ts";
import { NetlinkWatch } from "./netlink/watch.ts";
import { Poller } from "./poller.ts";
import { openNativeReceiver } from "./receiver.ts";
import { checkLayouts } from "./self-check.ts";

/** Receiving with recvmmsg: batches, and all that the kernel knows of a datagram. */
export interface NativePath {
  open(
    spec: ReceiverSpec,
    onBatch: OnBatch,
    onError: (error: Error) => void,
    arrivals: ArrivalClock,
  ): Receiver;
  /** The kernel's lists of interfaces and routes; null where this process may not ask for them. */
  readonly kernel: Kernel | null;
  /** Tells what changes in those lists, at once. False where this process may not hear of it. */
  watch(listener: KernelListener): boolean;
  /** Takes what waits on all sockets now, as far as this computer can. */
  catchUp(): Promise<void>;
  close(): void;
}

/** The native path, or why dgram is used instead. */
export type NativeAttempt =
  | { readonly ok: true; readonly path: NativePath }
  | { readonly ok: false; readonly reason: ReasonStatement };

/**
 * Tries the native path on this computer. A wrong layout would crash the process, so nothing is
 * called on a platform or architecture that was never tried, and the layouts are checked first.
 */
export async function openNativePath(load: () => Promise<Libc> = loadLibc): Promise<NativeAttempt> {
  const refuse = (reason: ReasonStatement): NativeAttempt => ({ ok: false, reason });
  if (process.platform !== "linux") return refuse({ name: "path-linux-only", values: {} });
  if (!(supported as readonly string[]).includes(process.arch)) {
    return refuse({ name: "path-untried-architecture", values: { architecture: process.arch } });
  }
  let libc: Libc;
  try {
    libc = await load();
  } catch (error) {
    return refuse({ name: "path-without-koffi", values: { foreign: firstLine(error) } });
  }
  try {
    const messages = new MessageBatch(libc);
    const mistake = await checkLayouts(libc, messages);
    if (mistake !== null) return refuse(mistake);
    const batch = new NativeBatch(messages, libc);
    const poller = new Poller(libc);
    const netlink = openNetlink(libc);
    const watches = new Set<NetlinkWatch>();
    return {
      ok: true,
      path: {
        kernel: netlink,
        watch(listener) {
          try {
            watches.add(new NetlinkWatch(libc, poller, listener));
            return true;
          } catch {
            return false;
          }
        },
        open: (spec, onBatch, onError, arrivals) =>
          openNativeReceiver(spec, limits.receiveBufferBytes, onBatch, onError, {
            libc,
            poller,
            messages,
            batch,
            arrivals,
          }),
        catchUp: () => catchUp(() => poller.takeNow()),
        close() {
          for (const watch of watches) watch.close();
          netlink?.close();
          poller.close();
        },
      },
    };
  } catch (error) {
    return refuse({ name: "path-check-broke", values: { foreign: firstLine(error) } });
  }
}

/** Null where a sandbox keeps a process from rtnetlink. */
function openNetlink(libc: Libc): Netlink | null {
  try {
    return new Netlink(libc);
  } catch {
    return null;
  }
}

/** Module loaders put the whole path of what they looked for on further lines. */
function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n")[0] ?? text;
}
