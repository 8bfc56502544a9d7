const layers: Readonly<Record<number, string>> = { 1: "MP3", 2: "MP2", 3: "MP1" };

/** The layer of MPEG audio in the frame that a PES packet begins with (ISO/IEC 13818-3, 2.4.2.3); null where there is none. */
export function audioLayer(bytes: Uint8Array, pes: number, to: number): string | null {
  const frame = pes + 9 + (bytes[pes + 8] ?? 0);
  if (frame + 2 > to || bytes[frame] !== 0xff || ((bytes[frame + 1] ?? 0) & 0xe0) !== 0xe0) return null;
  return layers[((bytes[frame + 1] ?? 0) >>> 1) & 3] ?? null;
}
