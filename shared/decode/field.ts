/** What a packet says, as a tree of fields that each know their bytes. */
export interface DecodedField {
  /** Its word in filters and JSON, lower case: `sequence`; below its parents' words `rtp.sequence`. */
  readonly name: string;
  /** As its standard calls it, for people: “Sequence number”. */
  readonly title: string;
  /** The plain number or text; null where it only holds other fields. Beyond 2^53 a text of digits. */
  readonly value: number | string | null;
  /** As it is shown: with its unit, its name in the standard's table. */
  readonly text: string;
  /** Where it stands: bytes of the payload. Always inside the parent's. */
  readonly at: number;
  readonly length: number;
  /** Of a field that takes some bits of its bytes: the first from the left, and how many. */
  readonly bits: { readonly from: number; readonly count: number } | null;
  readonly fields: readonly DecodedField[];
}

/** A decoded packet. */
export interface Decoded {
  /** The decoder's word: `rtp`. */
  readonly type: string;
  /** “RTP”. */
  readonly title: string;
  /** One line: what the packet says; of one that is not whole, its first fields. */
  readonly info: string;
  readonly fields: readonly DecodedField[];
  /**
   * Why the tree ends before the packet does: it says that there is more than there is, or holds more than
   * `limits.decodedFields`; null where it is whole.
   */
  readonly incomplete: "cut" | "too-many" | null;
}
