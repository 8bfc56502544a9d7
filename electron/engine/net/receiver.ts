import type { Bind } from "../../../shared/model/bind.ts";
import type { Family } from "../../../shared/net/address.ts";
import type { DatagramBatch } from "../datagrams/batch.ts";

/** Where a receiving socket stands: one socket per membership, so that no other group reaches it. */
export interface ReceiverSpec {
  /**
   * - `group`: joined, and bound to the group or, as `bind` says, to any address
   * - `host`: bound to an own address, which it does not share
   * - `broadcast`: bound to a broadcast address; every socket on its port gets what comes
   * - `port`: joins nothing; its address is the wildcard
   */
  readonly kind: "group" | "host" | "broadcast" | "port";
  /** `any` binds the wildcard and hears everything that reaches the port. */
  readonly bind: Bind;
  readonly family: Family;
  readonly address: string;
  readonly port: number;
  /**
   * Of a group: every UDP datagram to it, whatever its port, each with its UDP header and in IPv4 the IP header before that.
   * Where this process may capture (CAP_NET_RAW); else opening fails with EPERM. `port` is 0 then.
   */
  readonly anyPort?: true;
  /** The one source to hear (source-specific membership); null hears any. */
  readonly source: string | null;
  /** Null hears broadcasts of every interface. */
  readonly interface: OnInterface | null;
  /** Whether the interface is the system's own choice, which need not be named to a socket. */
  readonly byDefault?: boolean;
}

/** An interface as sockets want it named. */
export interface OnInterface {
  readonly name: string;
  readonly index: number | null;
  /** One of its addresses of the socket's family; null where it has none. */
  readonly address: string | null;
  /** Another interface with the same address, which then names neither; missing where there is none. */
  readonly alsoOn?: string;
}

export interface Receiver {
  /** Receive buffer granted by the kernel, in bytes; null where it does not tell. */
  readonly receiveBuffer: number | null;
  /** Datagrams that the kernel dropped since the socket was opened; null where it does not tell. */
  kernelDrops(): number | null;
  /**
   * Leaves and joins again without giving up the socket, so that what waits in it is not lost; of a host's
   * address nothing is to be done. False where only a new socket can do it; not there where none ever can.
   * @param on its interface as it is now
   */
  rejoin?(on: OnInterface | null): boolean;
  /**
   * Leaves, so that nothing more arrives, hands over all that waits, and closes. Afterwards `kernelDrops`
   * tells the last count.
   */
  close(): Promise<void>;
}

export type OnBatch = (batch: DatagramBatch) => void;

/** The address that means any of a family's. */
export function wildcard(family: Family): string {
  return family === 4 ? "0.0.0.0" : "::";
}
