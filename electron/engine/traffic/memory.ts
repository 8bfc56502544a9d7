import { limits } from "../../../shared/limits.ts";

/**
 * The bytes that what is remembered may take: kept packets and known sources. Whoever wants more
 * takes it here; when nothing is left, kept packets give way.
 */
export class Memory {
  readonly limitBytes: number;
  #usedBytes = 0;
  #giveWay: () => boolean = () => false;

  constructor(limitBytes: number = limits.memoryBytes) {
    this.limitBytes = limitBytes;
  }

  get usedBytes(): number {
    return this.#usedBytes;
  }

  /** @param giveWay gives some bytes back; false when there is nothing to give */
  onFull(giveWay: () => boolean): void {
    this.#giveWay = giveWay;
  }

  /** True when the bytes fitted and are taken now. */
  take(bytes: number): boolean {
    if (this.#usedBytes + bytes > this.limitBytes) return false;
    this.#usedBytes += bytes;
    return true;
  }

  /** Takes the bytes even where kept packets must give way for them; false when not even that is enough. */
  claim(bytes: number): boolean {
    while (!this.take(bytes)) if (!this.#giveWay()) return false;
    return true;
  }

  give(bytes: number): void {
    this.#usedBytes -= bytes;
  }
}
