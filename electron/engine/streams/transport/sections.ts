/** Bytes of the longest section that is looked at: that of PAT, CAT, PMT, NIT and SDT (13818-1, EN 300 468). */
export const sectionBytes = 1_024;

const headerBytes = 3;
const stuffing = 0xff;

export interface SectionReader {
  /** A whole section, unchecked; its bytes are good during the call only. */
  section(bytes: Uint8Array, at: number, length: number): void;
}

/**
 * Puts the sections of one PID together. One that lies in a single packet, as nearly all do, is read where it is; memory
 * is taken with the first that does not.
 */
export class SectionAssembler {
  #buffer: Uint8Array | null = null;
  /** Bytes of an unfinished section; 0 where there is none. */
  #length = 0;

  get bytes(): number {
    return this.#buffer?.length ?? 0;
  }

  /** Packets are missing: what is unfinished stays so. */
  interrupt(): void {
    this.#length = 0;
  }

  /** Takes a packet's payload. @param starts whether a section begins in it, at its pointer field */
  take(bytes: Uint8Array, from: number, to: number, starts: boolean, reader: SectionReader): void {
    if (!starts) {
      if (this.#length > 0) this.#append(bytes, from, to, reader);
      return;
    }
    const first = from + 1 + (bytes[from] ?? 0);
    if (this.#length > 0) {
      this.#append(bytes, from + 1, Math.min(first, to), reader);
      this.#length = 0;
    }
    let at = first;
    while (at < to && bytes[at] !== stuffing) {
      const length = at + headerBytes <= to ? lengthAt(bytes, at) : to;
      if (at + length > to) {
        this.#append(bytes, at, to, reader);
        return;
      }
      reader.section(bytes, at, length);
      at += length;
    }
  }

  #append(bytes: Uint8Array, from: number, to: number, reader: SectionReader): void {
    this.#buffer ??= new Uint8Array(sectionBytes);
    const buffer = this.#buffer;
    for (let at = from; at < to; at += 1) {
      buffer[this.#length] = bytes[at] ?? 0;
      this.#length += 1;
      if (this.#length < headerBytes) continue;
      const length = lengthAt(buffer, 0);
      // A private table's section may be longer; there is none on a PID that is looked at.
      if (length > buffer.length) {
        this.#length = 0;
        return;
      }
      if (this.#length < length) continue;
      this.#length = 0;
      reader.section(buffer, 0, length);
      return;
    }
  }
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return headerBytes + ((((bytes[at + 1] ?? 0) & 0x0f) << 8) | (bytes[at + 2] ?? 0));
}
