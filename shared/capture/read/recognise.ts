import { pcapngBytes } from "../pcapng.ts";
import type { FileFormat } from "./file-format.ts";
import { Pcap, pcapHeaderBytes, pcapMicroseconds, pcapNanoseconds } from "./pcap.ts";
import { Pcapng, sectionHeader } from "./pcapng.ts";

/** So many bytes at the beginning of a file tell what it is. */
export const recognisedBytes = pcapHeaderBytes;

/** What a file's first bytes say that it is; `headerBytes` belong to the whole file and not to its packets. */
export type FileKind =
  | { readonly kind: "capture"; readonly format: FileFormat; readonly headerBytes: number }
  | { readonly kind: "compressed"; readonly by: "gzip" | "zstd" }
  /** One that ends within its header, which has so many bytes. */
  | { readonly kind: "cut"; readonly name: string; readonly headerBytes: number }
  /** One that is known and not read. */
  | { readonly kind: "unread"; readonly name: string }
  | { readonly kind: "foreign" };

/** @param head the first `recognisedBytes`, or all of a file that is shorter */
export function recogniseFile(head: Uint8Array): FileKind {
  if (head[0] === 0x1f && head[1] === 0x8b) return { kind: "compressed", by: "gzip" };
  if (head.length < 4) return recogniseStart(head);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const magic = view.getUint32(0);
  if (magic === sectionHeader) {
    const format = new Pcapng();
    if (head.length < format.headBytes) return pcapngCut;
    return { kind: "capture", format, headerBytes: 0 };
  }
  for (const little of [true, false]) {
    const number = view.getUint32(0, little);
    if (number !== pcapMicroseconds && number !== pcapNanoseconds) continue;
    if (head.length < pcapHeaderBytes) return pcapCut;
    return { kind: "capture", format: new Pcap(view, little), headerBytes: pcapHeaderBytes };
  }
  if (magic === 0x28b5_2ffd) return { kind: "compressed", by: "zstd" };
  const name = unread.get(magic);
  return name === undefined ? { kind: "foreign" } : { kind: "unread", name };
}

const pcapCut = { kind: "cut", name: "pcap", headerBytes: pcapHeaderBytes } as const;
const pcapngCut = { kind: "cut", name: "pcapng", headerBytes: pcapngBytes.section } as const;

/** Of less than a magic number. */
function recogniseStart(head: Uint8Array): FileKind {
  const isStart = (magic: number): boolean =>
    head.length > 0 && head.every((byte, place) => byte === ((magic >>> (24 - 8 * place)) & 0xff));
  if (isStart(sectionHeader)) return pcapngCut;
  const swapped = (magic: number): number =>
    ((magic & 0xff) << 24) | ((magic & 0xff00) << 8) | ((magic >>> 8) & 0xff00) | (magic >>> 24);
  const magics = [pcapMicroseconds, pcapNanoseconds].flatMap((magic) => [magic, swapped(magic)]);
  return magics.some(isStart) ? pcapCut : { kind: "foreign" };
}

/** By their first four bytes. */
const unread: ReadonlyMap<number, string> = new Map([
  [0x736e_6f6f, "snoop"],
  [0x0422_4d18, "LZ4"],
  [0xfd37_7a58, "xz"],
  [0x425a_6839, "bzip2"],
  [0xa1b2_cd34, "pcap as Alexey Kuznetzov changed it"],
  [0x34cd_b2a1, "pcap as Alexey Kuznetzov changed it"],
  [0x5452_5343, "NetXray or Sniffer"],
  [0x474d_4255, "Microsoft Network Monitor"],
]);
