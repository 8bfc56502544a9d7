import type { Family } from "../../../shared/net/address.ts";
import type { LinkState, NoRoute } from "../../../shared/statements/network.ts";

/** An address of an interface. */
export interface AddressFacts {
  readonly family: Family;
  readonly address: string;
  readonly prefix: number;
  /** What the address is called; null where that is the interface's own name. */
  readonly label: string | null;
}

/** What the system tells of an interface. */
export interface LinkFacts {
  readonly name: string;
  /** Stays as long as the interface is there, whatever it is called. */
  readonly index: number | null;
  readonly otherNames: readonly string[];
  readonly state: LinkState;
  readonly loopback: boolean;
  readonly mac: string | null;
  /** The system's word for its kind; null for a plain one, or where not told. */
  readonly type: string | null;
  /** Name of the interface that it is a port of. */
  readonly master: string | null;
  readonly addresses: readonly AddressFacts[];
}

/** What is asked of the routing tables: by which interface the system would send. */
export interface RouteQuestion {
  /** Without its zone. */
  readonly to: string;
  readonly family: Family;
  /** Number and name of the interface that a socket would be told to use; null leaves it to the system. */
  readonly on: { readonly index: number | null; readonly name: string } | null;
}

export type RouteAnswer =
  | {
      readonly found: true;
      readonly index: number | null;
      readonly name: string;
      /** The own address that would be sent from; null where the system does not tell. */
      readonly source: string | null;
      /** Whether the destination is this computer, or everybody on a link, where the system tells. */
      readonly use: "local" | "broadcast" | "other";
    }
  | {
      readonly found: false;
      readonly why: NoRoute;
      /** The question itself failed: whether there is a route is not known. */
      readonly unasked?: true;
    };

/** The system's own lists of interfaces, addresses and routes. */
export interface Kernel {
  /** In the system's order. Rejects when the system does not answer. */
  links(): Promise<LinkFacts[]>;
  /** One answer for each question, in their order. Rejects when the system does not answer. */
  routes(questions: readonly RouteQuestion[]): Promise<RouteAnswer[]>;
}

/** What the kernel tells of by itself. */
export interface KernelListener {
  /** Interfaces, addresses, routes or rules are not what they were. */
  changed(): void;
  /** The interface with this number is gone, also when another one has it again at once. */
  gone(index: number): void;
}
