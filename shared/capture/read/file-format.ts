import type { CaptureInterface, Frame } from "./frame.ts";

/**
 * A file format of recordings: how its pieces (records, blocks) follow each other. All positions are of the
 * bytes that are handed over, `fileAt` is where the first of them stands in the file.
 */
export interface FileFormat {
  /** So many bytes tell how long a piece is. */
  readonly headBytes: number;
  readonly interfaces: readonly CaptureInterface[];
  /** Bytes of the piece that begins at `at`; throws `CaptureDamaged` for what cannot be one. */
  pieceBytes(view: DataView, at: number, fileAt: number): number;
  /** Reads one whole piece; returns whether `frame` holds a packet now. */
  read(bytes: Uint8Array, view: DataView, at: number, fileAt: number, frame: Frame): boolean;
  /** A piece that is too long to be held is passed over, and what is behind it goes on; returns whether it would be a packet. */
  passOver(view: DataView, at: number): boolean;
  /** Pieces that were no use though the file goes on behind them, and the first of them. */
  readonly faults: Faults;
}

/** What was wrong in a file that could be read on; the first is told with its place. */
export class Faults {
  count = 0;
  firstAt: number | null = null;

  add(fileAt: number): void {
    this.count += 1;
    this.firstAt ??= fileAt;
  }
}
