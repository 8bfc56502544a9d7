/** A file as it was when it was chosen. */
export interface DraftFile {
  readonly name: string;
  /** All of it, or its beginning where it is `large`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** One that no datagram carries: it is read when it is sent, in pieces. */
  readonly large?: Blob | undefined;
}

/** Bytes of the whole file. */
export function fileSize({ bytes, large }: DraftFile): number {
  return large?.size ?? bytes.length;
}
