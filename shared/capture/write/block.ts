import { type Option, optionsBytes, writeOptions } from "./options.ts";

/**
 * A block whole.
 * @param type see `pcapngBlocks`
 * @param bytes of the block without options, see `pcapngBytes`
 * @param writeBody writes what stands behind type and length, from byte 8 on
 */
export function block(
  type: number,
  bytes: number,
  options: readonly Option[],
  writeBody: (view: DataView) => void,
): Uint8Array<ArrayBuffer> {
  const length = bytes + optionsBytes(options);
  const into = new Uint8Array(length);
  const view = new DataView(into.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  writeBody(view);
  writeOptions(into, view, bytes - 4, options);
  view.setUint32(length - 4, length, true);
  return into;
}
