/** One packet as it stands in a recording, link header first. One for all: the next packet overwrites it. */
export class Frame {
  /** The memory that it stands in … */
  bytes: Uint8Array = new Uint8Array();
  /** … from here … */
  at = 0;
  /** … up to here, exclusive: what was recorded of it. */
  end = 0;
  /** Bytes that it had on the wire; more than what was recorded where that was cut. */
  wireBytes = 0;
  /** Seconds since 1970, whole, and nanoseconds of that second. */
  seconds = 0;
  nanoseconds = 0;
  /** False where the file tells no time: it is that of the packet before then. */
  isTimed = true;
  /** Place in `CaptureReader.interfaces`. */
  interface = 0;
  /** Its link layer, see link-type.ts. */
  linkType = 0;
  /** Packets that the file says were dropped before it; 0 as well where it says nothing. */
  drops = 0;
  /** Where its first byte stands in the file. */
  fileAt = 0;
}

/** An interface that packets were recorded on. */
export interface CaptureInterface {
  /** Null where the file does not tell. */
  readonly name: string | null;
  readonly linkType: number;
  /** Most bytes recorded of a packet; 0 where that is not bounded. */
  readonly snapLength: number;
  /** Packets that the recording program says it did not get; null where it does not tell. */
  dropped: number | null;
}
