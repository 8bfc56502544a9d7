/**
 * What a membership's sockets did not hand over, told apart: dropped because this computer was too slow, or
 * damaged on the way. The kernel counts both in one number for each socket.
 */
export class OwnDrops {
  #dropped: number | null = null;
  #damaged = 0;
  #droppedAt: number | null = null;

  /** What is not told apart yet. @param all what the kernel counted so far; null where it does not tell */
  unsettled(all: number | null): number {
    return all === null ? 0 : Math.max(0, all - (this.#dropped ?? 0) - this.#damaged);
  }

  /**
   * @param all as for `unsettled`
   * @param damaged of what was unsettled; the rest was dropped
   * @param now monotonic milliseconds
   * @returns how much was dropped since the call before
   */
  settle(all: number | null, damaged: number, now: number): number {
    if (all === null) return 0;
    const dropped = this.unsettled(all) - damaged;
    this.#damaged += damaged;
    this.#dropped = (this.#dropped ?? 0) + dropped;
    if (dropped > 0) this.#droppedAt = now;
    return dropped;
  }

  /** Dropped by this computer; null where it is not told. */
  get dropped(): number | null {
    return this.#dropped;
  }

  /** Arrived damaged; null where it is not told. */
  get damaged(): number | null {
    return this.#dropped === null ? null : this.#damaged;
  }

  /** When it was seen last that more was dropped, monotonic milliseconds; null when nothing was. */
  get droppedAt(): number | null {
    return this.#droppedAt;
  }
}
