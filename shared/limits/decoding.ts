/** Decoding packets. */
export const decodingLimits = {
  /** Fields of one packet: more than anybody reads, and what a datagram full of the shortest records has. */
  decodedFields: 4_096,
  /** Fields within fields: protocols in protocols, lists in records. */
  decodedDepth: 16,
  /** Characters of a field's text and of a packet's summary; what is longer ends in an ellipsis. */
  decodedText: 400,
  /** Bytes shown in a row of a packet that is not recognised: wider than any list. */
  previewCharacters: 96,
  /** Groups and sources for which people chose a decoder; nobody chooses that many by hand. */
  decoderChoices: 256,
  /** How many of them a window brings at once: with the longest keys they fit one message. */
  decoderChoicesBrought: 32,
  /** Characters of a decoder's word. */
  decoderWordCharacters: 60,
  /** Characters of a membership's key: two addresses and the name of an interface, each of its bytes escaped. */
  membershipKeyCharacters: 2_000,
} as const;
