/** One UDP datagram of a recording. One for all: the next one overwrites it, and its memory is good as told by the reader. */
export class RecordedDatagram {
  /** Number of the packet in the file, from 1; of a reassembled one that of the fragment that completed it. */
  number = 0;
  /** Seconds since 1970, whole, and nanoseconds of that second. */
  seconds = 0;
  nanoseconds = 0;
  /** False where the file tells no time: it is that of the packet before then. */
  isTimed = true;
  /** Packets that the file says the recording program dropped before it; 0 as well where it says nothing. */
  drops = 0;
  /** Place in `CaptureReader.interfaces`. */
  interface = 0;
  version: 4 | 6 = 4;
  /** Where source and destination stand, four or sixteen bytes each. */
  addresses: Uint8Array = new Uint8Array();
  sourceAt = 0;
  destinationAt = 0;
  sourcePort = 0;
  port = 0;
  /** TTL or hop limit, and the TOS byte or traffic class: those of the first fragment. */
  ttl = 0;
  tos = 0;
  /** Bytes of payload that were sent, and those of them that were recorded. */
  size = 0;
  recorded = 0;
  /** The memory that the payload stands in, and where in it. */
  bytes: Uint8Array = new Uint8Array();
  payloadAt = 0;
  /** Where the payload stands in the file; -1 where it was put together from fragments. */
  fileAt = 0;
  /** Its checksum does not fit what came: whoever receives it never hears of it. */
  isDamaged = false;

  /** Whether it went to a group (RFC 5771; RFC 4291 section 2.7). */
  get isToGroup(): boolean {
    const first = this.addresses[this.destinationAt] ?? 0;
    return this.version === 4 ? first >> 4 === 0xe : first === 0xff;
  }
}
