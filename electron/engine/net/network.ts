import type { About } from "../../../shared/model/about.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { ReasonStatement } from "../../../shared/statements/reasons.ts";
import type { Kernel, KernelListener, RouteAnswer, RouteQuestion } from "../system/kernel.ts";
import { descriptorReserve } from "../system/reserve.ts";
import { thisSystem } from "../system/system.ts";
import { readSystemLimits, type SystemLimits } from "../system/system-limits.ts";
import type { ArrivalClock } from "../time/arrival-clock.ts";
import { untilNothingComes } from "./catch-up.ts";
import { dgramReusesPorts, HeldPortError, type TriedSharing, userOfHolder } from "./held-port.ts";
import { interfaceSystem, readInterfaces } from "./interfaces.ts";
import { type JoinedUsers, readJoinedUsers } from "./joined-users.ts";
import { kernelOfTools } from "./kernel.ts";
import { type NativeAttempt, openNativePath } from "./native/native-path.ts";
import type { OnBatch, Receiver, ReceiverSpec } from "./receiver.ts";
import { SocketDrops } from "./socket-drops.ts";
import { errorCode } from "./system-error.ts";
import { openReceiver, openSender, type SenderSpec, type UdpSender } from "./udp.ts";
import { type FamilyCounters, readUdpCounters } from "./udp-counters.ts";

export type { RouteAnswer, RouteQuestion } from "../system/kernel.ts";

/** How datagrams are received, and why not better. */
export interface ReceivePath {
  readonly name: Exclude<About["receivePath"], "recording">;
  readonly reason: ReasonStatement | null;
}

/** The system's sockets and interfaces, injected so that the engine is tested without them. */
export interface Network {
  readonly platform: NodeJS.Platform;
  receivePath(): Promise<ReceivePath>;
  openReceiver(
    spec: ReceiverSpec,
    onBatch: OnBatch,
    onError: (error: Error) => void,
    arrivals: ArrivalClock,
  ): Promise<Receiver>;
  /** Takes what the kernel holds for the receivers up to now, as far as this computer can. Never rejects. */
  catchUp(): Promise<void>;
  /**
   * Asks anew what the kernel dropped, where receivers cannot ask for themselves. Never rejects.
   * @returns whether anything was read: where nothing is, receivers know as much as before
   */
  refreshDrops(): Promise<boolean>;
  /** The kernel's counters of all UDP datagrams, by family; read at once, and null where it does not tell. */
  udpCounters(): FamilyCounters;
  openSender(spec: SenderSpec): Promise<UdpSender>;
  interfaces(): Promise<Interface[]>;
  /** By which interface the system would send, one answer for each question. Never rejects. */
  routes(questions: readonly RouteQuestion[]): Promise<RouteAnswer[]>;
  /** Has it told at once when interfaces, addresses or routes change. False where that cannot be. */
  watch(listener: KernelListener): Promise<boolean>;
  /** What the kernel itself has joined, where nobody tells when it loses that; else null. Never rejects. */
  joinedUsers(): Promise<JoinedUsers | null>;
  /** For the sentence when one of them is reached. */
  readonly limits: () => SystemLimits;
  close(): Promise<void>;
}

/** Set to `dgram`, this variable keeps the native path from being used, for comparison. */
const pathVariable = "CASTSCOPE_RECEIVE_PATH";

/** The sockets and interfaces of this computer: the native path where it can be had, else dgram. */
export function createSystemNetwork(): Network {
  descriptorReserve.fill();
  const attempt: Promise<NativeAttempt> =
    process.env[pathVariable] === "dgram"
      ? Promise.resolve({
          ok: false,
          reason: { name: "path-by-variable", values: { variable: pathVariable } },
        })
      : openNativePath();
  const kernel: Promise<Kernel> = attempt.then(
    (native) => (native.ok ? native.path.kernel : null) ?? kernelOfTools(),
  );
  let closed = false;
  // Read now: when the limit of open files is reached, its own file cannot be opened.
  let limits = readSystemLimits();
  const drops = process.platform === "linux" ? new SocketDrops(thisSystem) : null;
  /** Datagrams that dgram handed over, of all receivers. */
  const heard = { count: 0 };
  return {
    platform: process.platform,
    async receivePath() {
      const native = await attempt;
      return native.ok ? { name: "recvmmsg", reason: null } : { name: "dgram", reason: native.reason };
    },
    async openReceiver(spec, onBatch, onError, arrivals) {
      const native = await attempt;
      const able = native.ok || dgramReusesPorts(process.versions.node);
      const tried = spec.bind === "any" ? "not-whole" : able ? "all" : "not-able";
      if (native.ok)
        return naming(spec, tried, () =>
          descriptorReserve.spare(async () => native.path.open(spec, onBatch, onError, arrivals)),
        );
      const receiver = await naming(spec, tried, () =>
        descriptorReserve.spare(() => openReceiver(spec, onBatch, onError, arrivals, heard)),
      );
      const watched = drops?.watch(spec.address, spec.port);
      let open = true;
      return {
        ...receiver,
        kernelDrops: () => watched?.drops() ?? null,
        async close() {
          if (!open) return;
          open = false;
          await receiver.handOver();
          // While it can still be found.
          await drops?.refreshAnew();
          watched?.end();
          await receiver.close();
        },
      };
    },
    async catchUp() {
      const native = await attempt;
      await (native.ok ? native.path.catchUp() : untilNothingComes(heard));
    },
    refreshDrops: () => drops?.refresh() ?? Promise.resolve(false),
    udpCounters: readUdpCounters,
    openSender: (spec) => descriptorReserve.spare(() => openSender(spec)),
    interfaces: async () => readInterfaces(interfaceSystem(await kernel)),
    async routes(questions) {
      try {
        return await (await kernel).routes(questions);
      } catch {
        return questions.map(() => ({ found: false, why: "none", unasked: true }));
      }
    },
    async watch(listener) {
      const native = await attempt;
      return native.ok && !closed && native.path.watch(listener);
    },
    async joinedUsers() {
      const native = await attempt;
      return native.ok || process.platform !== "linux" ? null : readJoinedUsers(thisSystem);
    },
    limits() {
      limits = readSystemLimits(limits);
      return limits;
    },
    async close() {
      closed = true;
      const native = await attempt;
      if (native.ok) native.path.close();
    },
  };
}

/** Opens, and says who holds the port when it could not be shared. */
async function naming<T>(spec: ReceiverSpec, tried: TriedSharing, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    // A host's address is never shared, whoever holds it.
    if (errorCode(error) !== "EADDRINUSE" || spec.kind === "host" || process.platform !== "linux")
      throw error;
    const user = await userOfHolder(spec, process.getuid?.() ?? null, thisSystem);
    throw new HeldPortError(error, user, tried);
  }
}
