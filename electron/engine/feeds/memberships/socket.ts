import type { Network } from "../../net/network.ts";
import type { OnBatch, Receiver, ReceiverSpec } from "../../net/receiver.ts";
import type { WallTime } from "../../time/wall-time.ts";

/** The socket of a membership, which may be closed and opened again during its life. */
export class MembershipSocket {
  #receiver: Receiver | null = null;
  #receiveBuffer: number | null = null;
  #kernelDrops: number | null = null;
  /** Drops of the sockets that were closed before: each begins at zero. */
  #dropsBefore = 0;
  /** Those that are being closed hand over what waits in them, and may drop until then. */
  readonly #closing = new Set<Receiver>();
  /** Grows with each opening and closing, so that a late socket knows that it is not wanted. */
  #turn = 0;

  /**
   * Opens and joins; false when it was closed or opened anew meanwhile.
   * Rejects with the system's error, unless it is not wanted any more.
   * @param onError called when the open socket breaks later
   */
  async open(
    network: Network,
    spec: ReceiverSpec,
    onBatch: OnBatch,
    onError: (error: Error) => void,
    wall: WallTime,
  ): Promise<boolean> {
    this.#turn += 1;
    const turn = this.#turn;
    const whileWanted = (error: Error): void => {
      if (turn === this.#turn) onError(error);
    };
    try {
      const receiver = await network.openReceiver(spec, onBatch, whileWanted, wall);
      if (turn !== this.#turn) {
        await this.#end(receiver);
        return false;
      }
      this.#receiver = receiver;
      this.#receiveBuffer = receiver.receiveBuffer;
      this.readKernelDrops();
      return true;
    } catch (error) {
      if (turn !== this.#turn) return false;
      throw error;
    }
  }

  /** Leaves the group. True when nobody opened or closed it meanwhile. */
  async close(): Promise<boolean> {
    this.#turn += 1;
    const turn = this.#turn;
    const receiver = this.#receiver;
    this.#receiver = null;
    if (receiver !== null) await this.#end(receiver);
    return turn === this.#turn;
  }

  async #end(receiver: Receiver): Promise<void> {
    this.#closing.add(receiver);
    await receiver.close();
    this.#closing.delete(receiver);
    this.#dropsBefore += receiver.kernelDrops() ?? 0;
    this.readKernelDrops();
  }

  /** Leaves and joins again with the open socket. False where it is closed, or only a new one can do it. */
  rejoin({ interface: on }: ReceiverSpec): boolean {
    return this.#receiver?.rejoin?.(on) ?? false;
  }

  /** Asks the kernel what it dropped; once a second is enough. */
  readKernelDrops(): void {
    const open = [...this.#closing, ...(this.#receiver ? [this.#receiver] : [])];
    const told = open.map((receiver) => receiver.kernelDrops()).filter((drops) => drops !== null);
    if (told.length === 0 && this.#dropsBefore === 0) return;
    this.#kernelDrops = told.reduce((sum, drops) => sum + drops, this.#dropsBefore);
  }

  /** Whether one that was given up may still hand over packets. */
  get isClosing(): boolean {
    return this.#closing.size > 0;
  }

  /** Which of its sockets is open, by number; null while none is. */
  get turn(): number | null {
    return this.#receiver === null ? null : this.#turn;
  }

  /** Drops of all its sockets so far; null where the system does not tell. */
  get kernelDrops(): number | null {
    return this.#kernelDrops;
  }

  /** The granted receive buffer in bytes; null while it is closed, or not told. */
  get receiveBuffer(): number | null {
    return this.#receiver ? this.#receiveBuffer : null;
  }
}
