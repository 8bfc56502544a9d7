/**
 * Where everything stands in a packet of Castscope's test streams, see docs/test-stream.md. All numbers are
 * big-endian and unsigned; offsets are bytes from the beginning of the UDP payload.
 */
export const testLayout = {
  magic: 0,
  version: 4,
  flags: 5,
  ttl: 6,
  dscp: 7,
  run: 8,
  size: 12,
  burst: 14,
  sequenceHigh: 16,
  sequenceLow: 20,
  seconds: 24,
  nanoseconds: 28,
  rate: 32,
  count: 36,
  step: 40,
  nameLength: 41,
  name: 42,
} as const;

/** No text, no RTP (whose first two bits are 10), no MPEG-TS (0x47), and an odd length to MGEN. */
export const testMagic = 0xca575c0e;
export const testVersion = 1;

export const testFlags = {
  /** The first packet of its run. */
  first: 0x01,
  /** Not a packet of the stream: it says that the stream is over and how many packets there were. */
  end: 0x02,
} as const;

/** The least a packet of a test stream has: everything but the sender's name. */
export const testHeaderBytes: number = testLayout.name;
/** The most that the sender's name may take, in characters of ASCII. */
export const testNameBytes = 22;
