/** What takes the place of a source in RTCP, and what is added to what a sender report says of it. */
export interface Heir {
  readonly ssrc: number;
  readonly ticks: number;
  readonly packets: number;
  readonly octets: number;
}

const types = { senderReport: 200, receiverReport: 201, description: 202, bye: 203 } as const;
const reportBytes = 24;
const senderInfoBytes = 20;

/** Whether a datagram begins as RTCP does (RFC 5761, section 4). */
export function isRtcp(bytes: Uint8Array, at: number, size: number): boolean {
  const type = bytes[at + 1] ?? 0;
  return size >= 8 && ((bytes[at] ?? 0) & 0xc0) === 0x80 && type >= 192 && type <= 223;
}

/**
 * Writes the sources of a compound packet (RFC 3550, section 6) anew, and what sender reports count. What is encrypted, or
 * no such packet, is left as it is from there on.
 * @param heirOf null for a source of which nothing is rewritten
 */
export function rewriteRtcp(
  view: DataView,
  begin: number,
  size: number,
  heirOf: (ssrc: number) => Heir | null,
): void {
  const end = begin + size;
  let at = begin;
  while (at + 8 <= end) {
    const first = view.getUint8(at);
    const next = at + 4 * (view.getUint16(at + 2) + 1);
    if (first >> 6 !== 2 || next > end) return;
    rewritePacket(view, at, next, heirOf);
    at = next;
  }
}

function rewritePacket(view: DataView, at: number, end: number, heirOf: (ssrc: number) => Heir | null): void {
  const count = view.getUint8(at) & 0x1f;
  const type = view.getUint8(at + 1);
  const replace = (place: number): Heir | null => {
    if (place + 4 > end) return null;
    const heir = heirOf(view.getUint32(place));
    if (heir !== null) view.setUint32(place, heir.ssrc);
    return heir;
  };
  if (type === types.bye) {
    for (let source = 0; source < count; source += 1) replace(at + 4 + 4 * source);
    return;
  }
  if (type === types.description) {
    rewriteDescriptions(view, at + 4, end, count, replace);
    return;
  }
  const heir = replace(at + 4);
  if (type === types.senderReport && heir !== null && at + 8 + senderInfoBytes <= end) {
    view.setUint32(at + 16, view.getUint32(at + 16) + heir.ticks);
    view.setUint32(at + 20, view.getUint32(at + 20) + heir.packets);
    view.setUint32(at + 24, view.getUint32(at + 24) + heir.octets);
  }
  if (type !== types.senderReport && type !== types.receiverReport) return;
  const reports = at + 8 + (type === types.senderReport ? senderInfoBytes : 0);
  for (let report = 0; report < count; report += 1) replace(reports + report * reportBytes);
}

/** Each chunk is a source and its items, which end with a zero and fill up to a whole word. */
function rewriteDescriptions(
  view: DataView,
  begin: number,
  end: number,
  chunks: number,
  replace: (place: number) => unknown,
): void {
  let at = begin;
  for (let chunk = 0; chunk < chunks && at + 4 <= end; chunk += 1) {
    replace(at);
    at += 4;
    while (at + 1 < end && view.getUint8(at) !== 0) at += 2 + view.getUint8(at + 1);
    at = begin + (((at - begin) >> 2) + 1) * 4;
  }
}
