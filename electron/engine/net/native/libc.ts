import { constants } from "node:os";
import { AF_INET, SOCK_CLOEXEC, SOCK_DGRAM } from "./constants.ts";
import { noting, striking } from "./descriptors.ts";

/** The calls of the C library that receiving needs. Each returns -1 and sets `errno` on failure. */
export interface Libc {
  socket(family: number, type: number, protocol: number): number;
  setsockopt(fd: number, level: number, option: number, value: Uint8Array, size: number): number;
  getsockopt(fd: number, level: number, option: number, value: Uint8Array, size: Uint8Array): number;
  bind(fd: number, address: Uint8Array, size: number): number;
  close(fd: number): number;
  send(fd: number, bytes: Uint8Array, size: number, flags: number): number;
  recv(fd: number, bytes: Uint8Array, size: number, flags: number): number;
  recvmmsg(fd: number, messages: Uint8Array, count: number, flags: number, timeout: null): number;
  epollCreate(flags: number): number;
  epollControl(epoll: number, operation: number, fd: number, event: Uint8Array): number;
  epollNow(epoll: number, events: Uint8Array, count: number, timeoutMs: number): number;
  /** Waits on another thread, so that the event loop goes on. */
  epollWait(
    epoll: number,
    events: Uint8Array,
    count: number,
    timeoutMs: number,
    done: (error: unknown, count: number) => void,
  ): void;
  eventfd(initial: number, flags: number): number;
  write(fd: number, bytes: Uint8Array, size: number): number;
  read(fd: number, bytes: Uint8Array, size: number): number;
  getsockname(fd: number, address: Uint8Array, size: Uint8Array): number;
  ioctl(fd: number, request: number, argument: Uint8Array): number;
  /** Writes the name, ended by a zero byte; null when there is no such interface. */
  writeInterfaceName(index: number, into: Uint8Array): unknown;
  errno(): number;
  /** Where a buffer's bytes lie. The buffer must stay referenced for as long as this is in use. */
  address(buffer: Uint8Array): bigint;
}

/**
 * Loads the C library through koffi, an optional dependency.
 * Rejects where koffi or its binary for this computer is missing.
 */
export async function loadLibc(): Promise<Libc> {
  const { default: koffi } = await import("koffi");
  const library = koffi.load("libc.so.6");
  const wait = library.func("int epoll_wait(int, void *, int, int)");
  const socket = noting(library.func("int socket(int, int, int)"));
  const ioctl = library.func("int ioctl(int, unsigned long, void *)");
  asking ??= socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  return {
    socket,
    setsockopt: library.func("int setsockopt(int, int, int, void *, uint32_t)"),
    getsockopt: library.func("int getsockopt(int, int, int, void *, void *)"),
    bind: library.func("int bind(int, void *, uint32_t)"),
    close: striking(library.func("int close(int)")),
    send: library.func("intptr_t send(int, void *, size_t, int)"),
    recv: library.func("intptr_t recv(int, void *, size_t, int)"),
    recvmmsg: library.func("int recvmmsg(int, void *, uint32_t, int, void *)"),
    epollCreate: noting(library.func("int epoll_create1(int)")),
    epollControl: library.func("int epoll_ctl(int, int, int, void *)"),
    epollNow: wait,
    epollWait: (epoll, events, count, timeoutMs, done) => wait.async(epoll, events, count, timeoutMs, done),
    eventfd: noting(library.func("int eventfd(uint32_t, int)")),
    write: library.func("intptr_t write(int, void *, size_t)"),
    read: library.func("intptr_t read(int, void *, size_t)"),
    getsockname: library.func("int getsockname(int, void *, void *)"),
    writeInterfaceName: (index, into) => writeName(index, into, ioctl),
    ioctl,
    errno: () => koffi.errno(),
    address: (buffer) => koffi.address(buffer),
  };
}

/** IF_NAMESIZE, the ioctls that ask for an index and for a name, and the size of their ifreq on 64 bit. */
const nameBytes = 16;
const SIOCGIFINDEX = 0x8933;
const SIOCGIFNAME = 0x8910;
const ifreqBytes = 40;

/** Names are asked for through this socket: if_indextoname would open one, which fails when descriptors ran out. */
let asking: number | null = null;

function writeName(index: number, into: Uint8Array, ioctl: Libc["ioctl"]): true | null {
  const request = new Uint8Array(ifreqBytes);
  new DataView(request.buffer).setInt32(nameBytes, index, true);
  if (asking === null || ioctl(asking, SIOCGIFNAME, request) < 0) return null;
  into.set(request.subarray(0, nameBytes));
  return true;
}

/**
 * The number of an interface now: one that was made anew has another. Asked through a socket that
 * is open already; if_nametoindex would open one more, which fails when descriptors have run out.
 * Throws the system's error, `ENODEV` when there is no such interface.
 */
export function interfaceIndex(libc: Pick<Libc, "ioctl" | "errno">, fd: number, name: string): number {
  const request = new Uint8Array(ifreqBytes);
  request.set(new TextEncoder().encode(name).subarray(0, nameBytes - 1));
  checked(libc, "ioctl", libc.ioctl(fd, SIOCGIFINDEX, request));
  return new DataView(request.buffer).getInt32(nameBytes, true);
}

/**
 * The number of an interface that was known before: its own for as long as there is one with it, as it
 * may have been renamed; else the number of the one that has its name now.
 */
export function currentIndex(
  libc: Pick<Libc, "ioctl" | "errno">,
  fd: number,
  on: { readonly name: string; readonly index: number | null },
): number {
  if (on.index !== null) {
    const request = new Uint8Array(ifreqBytes);
    new DataView(request.buffer).setInt32(nameBytes, on.index, true);
    if (libc.ioctl(fd, SIOCGIFNAME, request) >= 0) return on.index;
  }
  return interfaceIndex(libc, fd, on.name);
}

/** The name of an interface by its number; the number itself when it is gone. */
export function interfaceName(libc: Libc, index: number): string {
  const bytes = new Uint8Array(nameBytes);
  if (libc.writeInterfaceName(index, bytes) === null) return String(index);
  return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
}

const codes = new Map(Object.entries(constants.errno).map(([code, number]) => [number, code]));

/** A failed call as an error with a code, like those of Node's own modules. */
export function systemError(libc: Pick<Libc, "errno">, call: string): Error {
  const code = codes.get(libc.errno()) ?? `errno ${libc.errno()}`;
  return Object.assign(new Error(`${call} ${code}`), { code, syscall: call });
}

/** The result of a call; throws its error when it failed. */
export function checked(libc: Pick<Libc, "errno">, call: string, result: number): number {
  if (result < 0) throw systemError(libc, call);
  return result;
}
