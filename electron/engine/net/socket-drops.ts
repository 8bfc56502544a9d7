import { readUdpSockets } from "../system/linux/read-sockets.ts";
import type { UdpSocket } from "../system/linux/udp-sockets.ts";
import type { System } from "../system/system.ts";

/** What the kernel dropped of one socket. */
export interface WatchedSocket {
  /** Datagrams since it was opened, as of the last reading; null before it was found. */
  drops(): number | null;
  /** It is closed: its number may become another's. */
  end(): void;
}

interface Watched {
  readonly address: string;
  readonly port: number;
  inode: number | null;
  drops: number | null;
}

/**
 * Linux tells the drops of every socket in /proc/net/udp, for a program that cannot ask for its own
 * ones' by number: dgram hides it. A socket is found by what it is bound to among this process's own
 * descriptors, so that another program's on the same group and port is never counted. Of several own
 * ones that are bound alike and were opened between two readings, the lower descriptor is taken for
 * the older: should a closed one's have been used again, those rows hold each other's drops, and
 * their sum is still right.
 */
export class SocketDrops {
  readonly #system: Pick<System, "read" | "list" | "readLink" | "littleEndian">;
  /** In the order of their opening. */
  readonly #watched = new Set<Watched>();
  #reading: Promise<boolean> | null = null;

  constructor(system: Pick<System, "read" | "list" | "readLink" | "littleEndian">) {
    this.#system = system;
  }

  /** @param address as it was bound to, without a zone */
  watch(address: string, port: number): WatchedSocket {
    const watched: Watched = { address, port, inode: null, drops: null };
    this.#watched.add(watched);
    return { drops: () => watched.drops, end: () => void this.#watched.delete(watched) };
  }

  /**
   * Reads all of them anew, one reading at a time. Never rejects: what cannot be read stays as it was.
   * @returns whether it was read
   */
  refresh(): Promise<boolean> {
    if (this.#watched.size === 0) return Promise.resolve(false);
    this.#reading ??= this.#read()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        this.#reading = null;
      });
    return this.#reading;
  }

  /** Reads with a reading that begins from now on. Never rejects. */
  async refreshAnew(): Promise<void> {
    await this.#reading;
    await this.refresh();
  }

  async #read(): Promise<void> {
    const wanted = new Set([...this.#watched].map(({ port }) => port));
    const { sockets } = await readUdpSockets(this.#system, (port) => wanted.has(port));
    if ([...this.#watched].some(({ inode }) => inode === null)) this.#claim(sockets, await this.#ownInodes());
    const drops = new Map(sockets.map((socket) => [socket.inode, socket.drops]));
    for (const watched of this.#watched) {
      if (watched.inode !== null) watched.drops = drops.get(watched.inode) ?? watched.drops;
    }
  }

  /** The numbers of this process's own sockets, in the order of their descriptors. */
  async #ownInodes(): Promise<number[]> {
    const names = await this.#system.list("/proc/self/fd");
    const inOrder = names.map(Number).sort((one, other) => one - other);
    const links = await Promise.all(
      inOrder.map((name) => this.#system.readLink(`/proc/self/fd/${name}`).catch(() => "")),
    );
    return links.flatMap((link) => {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(link) ?? [];
      return inode === undefined ? [] : [Number(inode)];
    });
  }

  #claim(sockets: readonly UdpSocket[], own: readonly number[]): void {
    const claimed = new Set([...this.#watched].map(({ inode }) => inode));
    const listed = new Map(sockets.map((socket) => [socket.inode, socket]));
    const free = own.filter((inode) => listed.has(inode) && !claimed.has(inode));
    for (const watched of this.#watched) {
      if (watched.inode !== null) continue;
      const at = free.findIndex((inode) => {
        const socket = listed.get(inode);
        return socket?.port === watched.port && socket.address === watched.address;
      });
      if (at >= 0) watched.inode = free.splice(at, 1)[0] ?? null;
    }
  }
}
