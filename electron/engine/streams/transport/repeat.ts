import { nullPid, packetBytes } from "./packet.ts";
import { counterBits, sampleBits, sampleOf } from "./pid-state.ts";
import { type PidTable, pidState, pidWords } from "./pid-table.ts";

/**
 * Whether a datagram came twice: each PID's last packet in it is the last that was seen of it. Asked at its first
 * packet with a counter; a datagram of null packets alone cannot be told from the next.
 * @param packet the one at which it is asked; those from `begin` up to it have been read
 */
export function isRepeat(
  pids: PidTable,
  bytes: Uint8Array,
  begin: number,
  packet: number,
  end: number,
): boolean {
  for (let before = begin; before < packet; before += packetBytes) {
    if (pidAt(bytes, before) !== nullPid) return false;
  }
  for (let place = packet; place < end; place += packetBytes) {
    const pid = pidAt(bytes, place);
    const control = bytes[place + 3] ?? 0;
    if (pid === nullPid || (control & 0x10) === 0 || hasAnother(bytes, place, end, pid)) continue;
    const record = pids.known(pid);
    if (record < 0) return false;
    const state = pids.words[record * pidWords + pidState] ?? 0;
    if (((state ^ control) & counterBits) !== 0) return false;
    if (((state ^ sampleOf(bytes, place)) & sampleBits) !== 0) return false;
  }
  return true;
}

function pidAt(bytes: Uint8Array, packet: number): number {
  return (((bytes[packet + 1] ?? 0) & 0x1f) << 8) | (bytes[packet + 2] ?? 0);
}

/** Whether the datagram has a later packet of the same PID, with a counter that goes on. */
function hasAnother(bytes: Uint8Array, packet: number, end: number, pid: number): boolean {
  for (let later = packet + packetBytes; later < end; later += packetBytes) {
    if (pidAt(bytes, later) === pid && ((bytes[later + 3] ?? 0) & 0x10) !== 0) return true;
  }
  return false;
}
