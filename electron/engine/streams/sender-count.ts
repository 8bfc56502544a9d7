/** What a stream's sender reports of its own packets, modulo 2^32, brought to what is counted here. */
export class SenderCount {
  /** In its first report and in its last. */
  #first = Number.NaN;
  #last = Number.NaN;
  /** What was expected at the first. */
  #offset = 0;

  /** @param expected what is counted here by now */
  take(count: number, expected: number): void {
    if (Number.isNaN(this.#first)) {
      this.#first = count;
      this.#offset = expected;
    }
    this.#last = count;
  }

  /** What was expected at the first report, and what was sent since. Null before the second report. */
  get sent(): number | null {
    const sent = this.#last - this.#first;
    if (!(sent !== 0)) return null;
    return Number.isNaN(sent) ? null : this.#offset + (sent < 0 ? sent + 0x1_0000_0000 : sent);
  }
}
