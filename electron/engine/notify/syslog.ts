import type { UdpSender } from "../net/udp.ts";
import type { Tell } from "./way.ts";

/** Facility local0 (RFC 5424, table 1). */
const facility = 16;
const severities = { problem: 3, warning: 4, info: 6 } as const;
/** What every receiver takes (RFC 5426 3.2 asks for 480 over IPv4, and recommends 2,048). */
const mostBytes = 2_048;

/**
 * A message in the form of RFC 5424: header, structured data with an example enterprise number (RFC 5612), and the sentence in
 * UTF-8 behind a byte order mark.
 */
export function syslogText(message: Readonly<Record<string, unknown>>, pid: number): string {
  const gravity = message.gravity === "problem" || message.gravity === "warning" ? message.gravity : "info";
  const priority = facility * 8 + severities[gravity];
  const head = `<${priority}>1 ${header(message.time, 32)} ${header(message.host, 255)} castscope ${pid} ${header(message.kind, 32)}`;
  const names = ["kind", "state", "group", "port", "name", "key", "worst"] as const;
  const data = names.flatMap((name) => {
    const value = message[name];
    return value === null || value === undefined || value === ""
      ? []
      : [`${name}="${escaped(String(value))}"`];
  });
  return `${head} [castscope@32473${data.map((one) => ` ${one}`).join("")}] \ufeff${String(message.message)}`;
}

/** A field of the header: printable ASCII without spaces, or a dash (RFC 5424 6). */
function header(value: unknown, most: number): string {
  const text = String(value ?? "")
    .replace(/[^!-~]/g, "")
    .slice(0, most);
  return text === "" ? "-" : text;
}

/** RFC 5424 6.3.3. */
function escaped(value: string): string {
  return value.replace(/["\\\]]/g, "\\$&");
}

function bytesOf(message: Readonly<Record<string, unknown>>): Uint8Array {
  return new TextEncoder().encode(syslogText(message, process.pid)).subarray(0, mostBytes);
}

/**
 * Hands it to the syslog of this computer, by its socket in the file system.
 * @param send rejects with the system's error
 */
export function localSyslogWay(send: (bytes: Uint8Array) => Promise<void>): Tell {
  return async (message) => {
    try {
      await send(bytesOf(message));
      return { ok: true, answer: "taken", again: false };
    } catch (error) {
      const { code, message: words } = error as NodeJS.ErrnoException;
      const answer = (code !== undefined && localErrors[code]) || (code ?? words);
      const again = answer === tooSlow || code === "ECONNREFUSED" || code === "ENOENT";
      return { ok: false, answer, again };
    }
  };
}

const tooSlow = "its reader is too slow";
const localErrors: Readonly<Record<string, string>> = {
  ENOENT: "there is no such socket",
  ECONNREFUSED: "nobody reads that socket",
  EPROTOTYPE: "that socket takes no datagrams",
  // One number with two names: which of them is told is the system's.
  EAGAIN: tooSlow,
  EWOULDBLOCK: tooSlow,
  EACCES: "this user may not write to it",
  ERR_MODULE_NOT_FOUND: "koffi is missing, without which Node has no such sockets",
};

/** Sends by UDP; that it was taken nobody tells. @param open the socket, made for each message */
export function syslogWay(open: () => Promise<UdpSender>, address: string, port: number): Tell {
  return async (message) => {
    try {
      const socket = await open();
      try {
        const error = await new Promise<Error | null>((resolve) =>
          socket.send(bytesOf(message), port, address, resolve),
        );
        return error === null
          ? { ok: true, answer: "sent", again: false }
          : { ok: false, answer: (error as NodeJS.ErrnoException).code ?? error.message, again: true };
      } finally {
        await socket.close();
      }
    } catch (error) {
      const { code, message: words } = error as NodeJS.ErrnoException;
      return { ok: false, answer: code ?? words, again: true };
    }
  };
}
