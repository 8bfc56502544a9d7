import { limits } from "../../../../shared/limits.ts";
import { EFD_CLOEXEC, EFD_NONBLOCK, EPOLL_CTL_ADD, EPOLL_CTL_DEL, EPOLLIN } from "./constants.ts";
import { checked, type Libc } from "./libc.ts";

/** Linux packs epoll_event on x64 (12 bytes); elsewhere it is aligned (16). */
const eventBytes = process.arch === "x64" ? 12 : 16;
const dataOffset = process.arch === "x64" ? 4 : 8;

/** Takes what waits on a socket that was told ready. */
export interface ReadySocket {
  /** The granted receive buffer in bytes; null where it is not known. */
  readonly room: number | null;
  /** Returns how many datagrams it took. */
  take(): number;
}

/**
 * Calls for each socket that can be read. While nothing comes it waits with epoll on a thread of
 * the pool; while something comes it looks by itself. Waits only while there are sockets, so that
 * an idle monitor keeps no process alive.
 */
export class Poller {
  readonly #libc: Libc;
  readonly #epoll: number;
  readonly #wake: number;
  readonly #ready = new Map<number, ReadySocket>();
  /** Sockets with little room: while there is one, looks follow each other soon. */
  #narrow = 0;
  readonly #events = new Uint8Array(limits.socketsPerLook * eventBytes);
  readonly #view = new DataView(this.#events.buffer);
  #waiting = false;
  #taking = false;
  /** The next look while something comes. */
  #timer: NodeJS.Timeout | null = null;
  #immediate: NodeJS.Immediate | null = null;
  #closed = false;

  /** Throws the system's error. */
  constructor(libc: Libc) {
    this.#libc = libc;
    this.#epoll = checked(libc, "epoll_create1", libc.epollCreate(EFD_CLOEXEC));
    this.#wake = checked(libc, "eventfd", libc.eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
    this.#control(EPOLL_CTL_ADD, this.#wake);
  }

  /** @param socket is asked again and again while it has something to read */
  add(fd: number, socket: ReadySocket): void {
    this.#control(EPOLL_CTL_ADD, fd);
    this.#ready.set(fd, socket);
    if (isNarrow(socket)) this.#narrow += 1;
    this.#wait();
  }

  /** Before the socket is closed: its number may be given to another one at once. */
  remove(fd: number): void {
    const socket = this.#ready.get(fd);
    if (socket === undefined) return;
    this.#ready.delete(fd);
    if (isNarrow(socket)) this.#narrow -= 1;
    this.#control(EPOLL_CTL_DEL, fd);
    if (this.#ready.size > 0) return;
    this.#stopLooking();
    if (this.#waiting) this.#wakeUp();
  }

  close(): void {
    this.#closed = true;
    this.#stopLooking();
    if (this.#waiting) this.#wakeUp();
    else this.#release();
  }

  #control(operation: number, fd: number): void {
    const event = new Uint8Array(eventBytes);
    const view = new DataView(event.buffer);
    view.setUint32(0, EPOLLIN, true);
    view.setInt32(dataOffset, fd, true);
    checked(this.#libc, "epoll_ctl", this.#libc.epollControl(this.#epoll, operation, fd, event));
  }

  #wait(): void {
    if (this.#waiting || this.#closed || this.#ready.size === 0) return;
    if (this.#taking || this.#timer !== null || this.#immediate !== null) return;
    this.#waiting = true;
    this.#libc.epollWait(this.#epoll, this.#events, limits.socketsPerLook, limits.pollWaitMs, this.#told);
  }

  readonly #told = (_error: unknown, count: number): void => {
    this.#waiting = false;
    if (this.#closed) this.#release();
    else this.#take(count);
  };

  readonly #look = (): void => {
    this.#timer = null;
    this.#immediate = null;
    this.#take(this.#libc.epollNow(this.#epoll, this.#events, limits.socketsPerLook, 0));
  };

  /**
   * Takes a turn's worth of what waits now, beside the looks that go on by themselves: a thread of the
   * pool that waits may not have been given a processor yet. True when there may be more.
   */
  takeNow(): boolean {
    if (this.#closed || this.#ready.size === 0) return false;
    // Not the events that a thread of the pool may be writing.
    const events = new Uint8Array(this.#events.length);
    const count = this.#libc.epollNow(this.#epoll, events, limits.socketsPerLook, 0);
    return leavesMore(count, this.#takeReady(count, new DataView(events.buffer)));
  }

  #take(count: number): void {
    // A socket that opens or closes another one meanwhile must not start a wait on the same events.
    this.#taking = true;
    const most = this.#takeReady(count, this.#view);
    this.#taking = false;
    if (this.#closed || this.#ready.size === 0) return;
    if (leavesMore(count, most)) this.#immediate = setImmediate(this.#look);
    else if (count === 0) this.#wait();
    else {
      const soon = this.#narrow > 0 || most >= limits.fastDatagrams;
      this.#timer = setTimeout(this.#look, soon ? limits.gatherMs : limits.gatherLongerMs);
    }
  }

  /** Returns the most that one of the sockets took. */
  #takeReady(count: number, events: DataView): number {
    let most = 0;
    for (let index = 0; index < count; index += 1) {
      const fd = events.getInt32(index * eventBytes + dataOffset, true);
      if (fd === this.#wake) this.#libc.read(this.#wake, new Uint8Array(8), 8);
      else most = Math.max(most, this.#ready.get(fd)?.take() ?? 0);
    }
    return most;
  }

  #stopLooking(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#immediate !== null) clearImmediate(this.#immediate);
    this.#timer = null;
    this.#immediate = null;
  }

  #wakeUp(): void {
    const one = new Uint8Array(8);
    one[0] = 1;
    this.#libc.write(this.#wake, one, one.length);
  }

  #release(): void {
    this.#libc.close(this.#wake);
    this.#libc.close(this.#epoll);
  }
}

/** Whether sockets were not told, or not emptied. */
function leavesMore(count: number, most: number): boolean {
  return count === limits.socketsPerLook || most >= limits.datagramsPerTurn;
}

function isNarrow({ room }: ReadySocket): boolean {
  return room === null || room < limits.gatherLongerBytes;
}
