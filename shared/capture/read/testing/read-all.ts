import { formatIpv4 } from "../../../net/ipv4.ts";
import { formatIpv6 } from "../../../net/ipv6.ts";
import { CaptureReader } from "../capture-reader.ts";
import type { RecordedDatagram } from "../datagram.ts";
import { recognisedBytes, recogniseFile } from "../recognise.ts";

/** What a test compares of a datagram. */
export interface ReadDatagram {
  readonly number: number;
  readonly at: readonly [seconds: number, nanoseconds: number];
  readonly interface: number;
  readonly source: string;
  readonly destination: string;
  readonly ports: readonly [source: number, destination: number];
  readonly ttl: number;
  readonly tos: number;
  readonly size: number;
  readonly payload: Uint8Array;
  readonly fileAt: number;
  readonly isDamaged: boolean;
}

/** Reads a whole file. @param pieces lengths of the pieces that it comes in, again and again; without it is one */
export function readAll(file: Uint8Array, pieces: readonly number[] = [file.length]) {
  const kind = recogniseFile(file.subarray(0, recognisedBytes));
  if (kind.kind !== "capture") return { kind, datagrams: [], reader: null };
  const datagrams: ReadDatagram[] = [];
  const reader = new CaptureReader(kind.format, kind.headerBytes, {
    datagram: (one) => datagrams.push(copy(one)),
  });
  for (let at = kind.headerBytes, turn = 0; at < file.length; turn += 1) {
    const length = Math.max(1, pieces[turn % pieces.length] ?? 1);
    // Memory of its own, as a file that is read has: what lies before and behind it is somebody else's.
    reader.push(file.slice(at, at + length));
    at += length;
  }
  reader.end();
  return { kind, datagrams, reader };
}

function copy(one: RecordedDatagram): ReadDatagram {
  return {
    number: one.number,
    at: [one.seconds, one.nanoseconds],
    interface: one.interface,
    source: addressText(one, one.sourceAt),
    destination: addressText(one, one.destinationAt),
    ports: [one.sourcePort, one.port],
    ttl: one.ttl,
    tos: one.tos,
    size: one.size,
    payload: one.bytes.slice(one.payloadAt, one.payloadAt + one.recorded),
    fileAt: one.fileAt,
    isDamaged: one.isDamaged,
  };
}

function addressText({ version, addresses }: RecordedDatagram, at: number): string {
  const [a = 0, b = 0, c = 0, d = 0] = addresses.subarray(at);
  if (version === 4) return formatIpv4([a, b, c, d]);
  const word = (place: number): number =>
    ((addresses[at + 2 * place] ?? 0) << 8) | (addresses[at + 2 * place + 1] ?? 0);
  return formatIpv6(Array.from({ length: 8 }, (_, place) => word(place)));
}
