import { EFD_CLOEXEC, EFD_NONBLOCK, EPOLL_CTL_ADD, EPOLL_CTL_DEL, EPOLLIN } from "./constants.ts";
import { checked, type Libc } from "./libc.ts";

/** Sockets told ready in one turn; the rest is told in the next. */
const eventsPerTurn = 64;

/** Linux packs epoll_event on x64 (12 bytes); elsewhere it is aligned (16). */
const eventBytes = process.arch === "x64" ? 12 : 16;
const dataOffset = process.arch === "x64" ? 4 : 8;

/** A wait ends by itself after this time, as a net under the wake-up, in ms. */
const longestWaitMs = 2_000;

/**
 * After something came the next look follows this much later, in ms, without another thread: what
 * arrives meanwhile is taken in one batch. The kernel stamps each datagram and has room for far
 * more, so that waiting costs neither accuracy nor packets, and a stream needs a thousand turns a
 * second instead of one for each packet.
 */
const gatherMs = 1;

/** What a socket answers when it was told ready: whether it may have more to read at once. */
export type OnReady = () => boolean;

/**
 * Calls for each socket that can be read. While nothing comes it waits with epoll on a thread of
 * the pool; while something comes it looks by itself. Waits only while there are sockets, so that
 * an idle monitor keeps no process alive.
 */
export class Poller {
  readonly #libc: Libc;
  readonly #epoll: number;
  readonly #wake: number;
  readonly #ready = new Map<number, OnReady>();
  readonly #events = new Uint8Array(eventsPerTurn * eventBytes);
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

  /** @param ready called again and again while the socket has something to read */
  add(fd: number, ready: OnReady): void {
    this.#control(EPOLL_CTL_ADD, fd);
    this.#ready.set(fd, ready);
    this.#wait();
  }

  /** Before the socket is closed: its number may be given to another one at once. */
  remove(fd: number): void {
    if (!this.#ready.delete(fd)) return;
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
    this.#libc.epollWait(this.#epoll, this.#events, eventsPerTurn, longestWaitMs, this.#told);
  }

  readonly #told = (_error: unknown, count: number): void => {
    this.#waiting = false;
    if (this.#closed) this.#release();
    else this.#take(count);
  };

  readonly #look = (): void => {
    this.#timer = null;
    this.#immediate = null;
    this.#take(this.#libc.epollNow(this.#epoll, this.#events, eventsPerTurn, 0));
  };

  #take(count: number): void {
    // A socket that opens or closes another one meanwhile must not start a wait on the same events.
    this.#taking = true;
    let more = count === eventsPerTurn;
    for (let index = 0; index < count; index += 1) {
      const fd = this.#view.getInt32(index * eventBytes + dataOffset, true);
      if (fd === this.#wake) this.#libc.read(this.#wake, new Uint8Array(8), 8);
      else if (this.#ready.get(fd)?.()) more = true;
    }
    this.#taking = false;
    if (this.#closed || this.#ready.size === 0) return;
    if (more) this.#immediate = setImmediate(this.#look);
    else if (count > 0) this.#timer = setTimeout(this.#look, gatherMs);
    else this.#wait();
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
