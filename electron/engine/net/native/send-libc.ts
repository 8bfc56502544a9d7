import { noting, striking } from "./descriptors.ts";
import type { Libc } from "./libc.ts";

/** The calls of the C library that sending needs. Each returns -1 and sets `errno` on failure. */
export interface SendLibc
  extends Pick<
    Libc,
    "socket" | "setsockopt" | "bind" | "close" | "getsockname" | "ioctl" | "errno" | "address"
  > {
  sendmmsg(fd: number, messages: Uint8Array, count: number, flags: number): number;
  recvmsg(fd: number, message: Uint8Array, flags: number): number;
  recv(fd: number, bytes: Uint8Array, size: number, flags: number): number;
  /** Writes seconds and nanoseconds of a clock, eight bytes each. */
  clock_gettime(clock: number, into: Uint8Array): number;
  /** Sets one property of the calling thread. */
  prctl(option: number, value: number, zero3: number, zero4: number, zero5: number): number;
}

/**
 * Loads the C library through koffi, an optional dependency, for the thread that calls.
 * Rejects where koffi or its binary for this computer is missing.
 */
export async function loadSendLibc(): Promise<SendLibc> {
  const { default: koffi } = await import("koffi");
  const library = koffi.load("libc.so.6");
  return {
    socket: noting(library.func("int socket(int, int, int)")),
    setsockopt: library.func("int setsockopt(int, int, int, void *, uint32_t)"),
    bind: library.func("int bind(int, void *, uint32_t)"),
    close: striking(library.func("int close(int)")),
    getsockname: library.func("int getsockname(int, void *, void *)"),
    ioctl: library.func("int ioctl(int, unsigned long, void *)"),
    sendmmsg: library.func("int sendmmsg(int, void *, uint32_t, int)"),
    recvmsg: library.func("intptr_t recvmsg(int, void *, int)"),
    recv: library.func("intptr_t recv(int, void *, size_t, int)"),
    prctl: library.func("int prctl(int, unsigned long, unsigned long, unsigned long, unsigned long)"),
    clock_gettime: library.func("int clock_gettime(int, void *)"),
    errno: () => koffi.errno(),
    address: (buffer) => koffi.address(buffer),
  };
}
