import { randomBytes } from "node:crypto";
import { lookup } from "node:dns/promises";

/** The loopback's own names, which other programs of this computer have served under as well. */
export const plainNames = ["127.0.0.1", "localhost", "[::1]"] as const;

/** What every door's own name looks like, whichever door it was. */
const anyOwnName = /^castscope-[0-9a-f]{20}\.localhost$/;

/**
 * A name that no other program can have had before. A browser keeps service workers, stored data and
 * permissions by host and port: what somebody planted on 127.0.0.1 and this port does not apply here.
 * Names below `localhost` lead to the loopback (RFC 6761, section 6.3), in browsers by themselves.
 */
export function createOwnName(): string {
  return `castscope-${randomBytes(10).toString("hex")}.localhost`;
}

/** Whether a host name was made by `createOwnName`, by this door or by one that has ended. */
export function isOwnNameOfADoor(name: string): boolean {
  return anyOwnName.test(name);
}

/**
 * The name for the printed address. Chromium and Firefox know names below `localhost` by themselves;
 * Safari asks macOS, whose older versions do not: there the plain address is printed.
 */
export async function nameToPrint(
  own: string,
  platform: NodeJS.Platform = process.platform,
  resolve: (name: string) => Promise<unknown> = lookup,
): Promise<string> {
  if (platform !== "darwin") return own;
  return resolve(own).then(
    () => own,
    () => plainNames[0],
  );
}

/** `name:port` as in a `Host` header and in an address: HTTP's own port is left out. */
export function withPort(name: string, port: number): string {
  return port === 80 ? name : `${name}:${port}`;
}
