import { ExtensionCodec } from "@msgpack/msgpack";

/**
 * Columns of numbers as they travel over a WebSocket. MessagePack knows bytes only and would turn
 * every typed array into them; this extension keeps its kind.
 */

/** A kind's place in this list is its number on the wire. */
const kinds = [Float64Array, Uint32Array, Uint16Array, Int16Array, Float32Array] as const;

/** The extension's own number, from those that MessagePack leaves to applications (0 to 127). */
const extensionType = 1;

/** Encodes and decodes the kinds above; bytes (`Uint8Array`) stay what MessagePack itself has. */
export const columnCodec = new ExtensionCodec();

columnCodec.register({
  type: extensionType,
  encode(value: unknown) {
    if (!ArrayBuffer.isView(value)) return null;
    const kind = kinds.findIndex((Kind) => value instanceof Kind);
    if (kind === -1) return null;
    const bytes = new Uint8Array(1 + value.byteLength);
    bytes[0] = kind;
    // As they lie in memory: both ends are little-endian, as every system that Castscope runs on.
    bytes.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), 1);
    return bytes;
  },
  decode(bytes) {
    const Kind = kinds[bytes[0] ?? kinds.length];
    if (!Kind) throw new RangeError("a column of an unknown kind");
    // A copy: in the frame a column begins anywhere, in memory only at a multiple of its element's size.
    // Not `slice`, which copies nothing where the frame is one of Node's buffers.
    return new Kind(new Uint8Array(bytes.subarray(1)).buffer);
  },
});
