const newline = 10;
const received = Buffer.from(" RECV ");

/**
 * Lines of mgen's log that tell of a datagram that was received.
 * @param {Buffer} log May be too large for one string.
 */
export function countReceived(log) {
  let count = 0;
  for (let at = 0; at < log.length; ) {
    const next = log.indexOf(newline, at);
    const end = next === -1 ? log.length : next;
    // The word follows the time: 16 characters.
    if (log.subarray(at, Math.min(end, at + 32)).includes(received)) count += 1;
    at = end + 1;
  }
  return count;
}

/**
 * Packets that dumpcap wrote, from what it says at its end.
 * @param {string} text
 */
export function readDumpcap(text) {
  const captured = /Packets captured: (\d+)/.exec(text)?.[1];
  if (captured === undefined) throw new Error("dumpcap did not tell how many packets it wrote.");
  return Number(captured);
}
