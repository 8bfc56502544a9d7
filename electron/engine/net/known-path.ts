import type { Network, ReceivePath } from "./network.ts";

/** How datagrams are received: taken for dgram until the network knows; nobody is told before. */
export class KnownPath {
  #path: ReceivePath = { name: "dgram", reason: null };
  readonly known: Promise<void>;

  constructor(network: Pick<Network, "receivePath">) {
    this.known = network.receivePath().then((path) => {
      this.#path = path;
    });
  }

  get current(): ReceivePath {
    return this.#path;
  }

  /** Whether sockets are told what they dropped, and hear their own group on their own interface only. */
  get isBatched(): boolean {
    return this.#path.name === "recvmmsg";
  }
}
