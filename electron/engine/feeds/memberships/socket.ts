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
        await receiver.close();
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
    this.readKernelDrops();
    this.#dropsBefore = this.#kernelDrops ?? 0;
    const receiver = this.#receiver;
    this.#receiver = null;
    await receiver?.close();
    return turn === this.#turn;
  }

  /** Asks the kernel what it dropped; once a second is enough. */
  readKernelDrops(): void {
    const drops = this.#receiver?.kernelDrops() ?? null;
    if (drops === null) return;
    const all = this.#dropsBefore + drops;
    this.#kernelDrops = all;
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
