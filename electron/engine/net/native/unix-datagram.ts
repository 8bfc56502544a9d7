import { SOCK_CLOEXEC, SOCK_DGRAM } from "./constants.ts";
import { noting, striking } from "./descriptors.ts";
import { checked, type Libc } from "./libc.ts";

const AF_UNIX = 1;
/** sun_path of sockaddr_un (unix(7)), with the zero byte that ends it. */
const pathBytes = 108;
/** A receiver that does not read is not waited for; one that closed is an error and no signal. */
const MSG_DONTWAIT = 0x40;
const MSG_NOSIGNAL = 0x4000;

interface UnixCalls extends Pick<Libc, "socket" | "close" | "send" | "errno"> {
  connect(fd: number, address: Uint8Array, size: number): number;
}

let loading: Promise<UnixCalls> | null = null;

async function load(): Promise<UnixCalls> {
  const { default: koffi } = await import("koffi");
  const library = koffi.load("libc.so.6");
  return {
    socket: noting(library.func("int socket(int, int, int)")),
    close: striking(library.func("int close(int)")),
    send: library.func("intptr_t send(int, void *, size_t, int)"),
    connect: library.func("int connect(int, void *, uint32_t)"),
    errno: () => koffi.errno(),
  };
}

/** The address of a socket in the file system; null for a path that is too long for one. */
export function unixAddress(path: string): Uint8Array | null {
  const bytes = new TextEncoder().encode(path);
  if (bytes.length >= pathBytes) return null;
  const address = new Uint8Array(2 + pathBytes);
  new DataView(address.buffer).setUint16(0, AF_UNIX, true);
  address.set(bytes, 2);
  return address;
}

/**
 * Sends one datagram to a socket in the file system, which Node itself cannot. Rejects with the system's error: ENOENT where there is
 * none, ECONNREFUSED where nobody has it open, EAGAIN where it is not read; also where koffi or its binary is missing.
 */
export async function sendUnixDatagram(path: string, bytes: Uint8Array): Promise<void> {
  loading ??= load();
  const libc = await loading;
  const address = unixAddress(path);
  if (address === null) throw Object.assign(new Error("the path is too long"), { code: "ENAMETOOLONG" });
  const fd = checked(libc, "socket", libc.socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  try {
    checked(libc, "connect", libc.connect(fd, address, address.length));
    checked(libc, "send", Number(libc.send(fd, bytes, bytes.length, MSG_DONTWAIT | MSG_NOSIGNAL)));
  } finally {
    libc.close(fd);
  }
}
