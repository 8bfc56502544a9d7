import { limits } from "../../../../shared/limits.ts";
import { ipv4OfHex, ipv6OfHostHex } from "./addresses.ts";

/** A UDP socket of any program. */
export interface UdpSocket {
  readonly family: 4 | 6;
  /** What it is bound to. */
  readonly address: string;
  readonly port: number;
  readonly user: number;
  /** The number by which its owner's descriptors name it. */
  readonly inode: number;
  /** Datagrams that the kernel dropped for want of room in it. */
  readonly drops: number;
}

/**
 * Reads /proc/net/udp or udp6; rows beyond `limits.hostSockets` are left out, which `cut` tells.
 * @param isWanted for a port; all are without it
 */
export function parseUdpSockets(
  text: string,
  littleEndian: boolean,
  isWanted: (port: number) => boolean = () => true,
): { readonly sockets: UdpSocket[]; readonly cut: boolean } {
  const sockets: UdpSocket[] = [];
  for (const line of text.split("\n")) {
    const [, local = "", , , , , , user = "", , inode = "", , , drops = ""] = line.trim().split(/\s+/);
    const [, hex = "", portHex = ""] = /^([0-9a-f]+):([0-9a-f]{4})$/i.exec(local) ?? [];
    if (!isWanted(Number.parseInt(portHex, 16))) continue;
    const isIpv4 = hex.length === 8;
    const address = isIpv4 ? ipv4OfHex(hex, littleEndian) : ipv6OfHostHex(hex, littleEndian);
    if (address === null || !/^\d+$/.test(user) || !/^\d+$/.test(inode)) continue;
    if (sockets.length === limits.hostSockets) return { sockets, cut: true };
    sockets.push({
      family: isIpv4 ? 4 : 6,
      address,
      port: Number.parseInt(portHex, 16),
      user: Number(user),
      inode: Number(inode),
      drops: Number(drops),
    });
  }
  return { sockets, cut: false };
}

/** The name of a user by its number, from the text of /etc/passwd. */
export function userName(passwd: string, user: number): string | null {
  for (const line of passwd.split("\n")) {
    const [name = "", , id] = line.split(":");
    if (id === String(user) && name !== "") return name;
  }
  return null;
}
