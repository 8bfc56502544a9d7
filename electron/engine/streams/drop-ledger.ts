/**
 * What a socket's kernel drops are charged to: each drop once, however many streams miss packets at its place.
 * Counts are those that the kernel attached to the datagrams (`DatagramBatch.dropsBefore`).
 */
export class DropLedger {
  #charged = 0;
  #newest = 0;

  /**
   * Of `missing` packets, those that this computer dropped.
   * @param before drops told with the stream's packet before the gap
   * @param now with the packet behind it
   */
  charge(missing: number, before: number, now: number): number {
    // The socket was opened anew and counts from zero.
    if (now < this.#newest) this.#charged = 0;
    this.#newest = now;
    const since = now < before ? now : now - before;
    const here = Math.max(0, Math.min(missing, since, now - this.#charged));
    this.#charged += here;
    return here;
  }
}
