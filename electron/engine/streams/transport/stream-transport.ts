import type { StreamBank } from "../stream-bank.ts";
import { TransportAnalysis } from "./transport-analysis.ts";

/** The transport stream that a stream carries, and the memory that it is given. */
export class StreamTransport {
  readonly analysis = new TransportAnalysis();
  readonly #bank: StreamBank;
  #bytesTaken = 0;

  /** Null where the memory is used up. */
  static within(bank: StreamBank): StreamTransport | null {
    const transport = new StreamTransport(bank);
    return transport.pay() ? transport : null;
  }

  private constructor(bank: StreamBank) {
    this.#bank = bank;
  }

  /** Takes memory for what it has grown by; false where there is none, and it has to go. */
  pay(): boolean {
    const more = this.analysis.bytes - this.#bytesTaken;
    if (more === 0) return true;
    if (more > 0 && !this.#bank.take(more)) return false;
    if (more < 0) this.#bank.give(-more);
    this.#bytesTaken += more;
    return true;
  }

  release(): void {
    this.#bank.give(this.#bytesTaken);
    this.#bytesTaken = 0;
  }
}
