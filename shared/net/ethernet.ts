import type { IpAddress } from "./address.ts";

/** The Ethernet address that a group is sent to: six bytes, most significant first. */
function macBytes(group: IpAddress): readonly number[] {
  if (group.family === 4) {
    const [, b = 0, c = 0, d = 0] = group.parts;
    // Only 23 bits fit below 01-00-5e (RFC 1112 section 6.4): 32 groups share each address.
    return [0x01, 0x00, 0x5e, b & 0x7f, c, d];
  }
  const [high = 0, low = 0] = group.parts.slice(6);
  // RFC 2464 section 7: 33-33 and the last 32 bits.
  return [0x33, 0x33, high >> 8, high & 0xff, low >> 8, low & 0xff];
}

/** As `01:00:5e:01:02:03`. */
export function ethernetAddress(group: IpAddress): string {
  return macBytes(group)
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join(":");
}

/**
 * Whether an IPv4 group outside of 224.0.0.0/24 has the Ethernet address of one inside, such as
 * 239.0.0.5 and 239.128.0.5: switches never filter those (RFC 4541 section 2.1.2).
 */
export function sharesLocalBlock({ family, parts }: IpAddress): boolean {
  if (family !== 4) return false;
  const [a = 0, b = 0, c = 0] = parts;
  return (b & 0x7f) === 0 && c === 0 && !(a === 224 && b === 0);
}
