import type { Readable } from "node:stream";
import { CaptureReader } from "../../../shared/capture/read/capture-reader.ts";
import type { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import type { CaptureDamage } from "../../../shared/statements/captures.ts";
import { CaptureFile } from "../feeds/recording/capture-file.ts";
import { TemporaryFolder } from "../system/temporary-folder.ts";
import { DatagramBlock } from "./datagram-block.ts";
import { recordingFilter } from "./recording-filter.ts";

/** What is done with the datagrams of a recording. */
export interface DatagramTaker {
  /** @param block the same as a block of pcapng @param on name of its interface; null where it is not told */
  take(datagram: RecordedDatagram, block: DatagramBlock, on: string | null): void;
  /** Between two pieces of the file: whoever is behind may wait here. */
  pause?(end: AbortSignal): Promise<void>;
}

/** What was read. */
export interface ReadDatagrams {
  taken: number;
  /** Datagrams that the filter did not let through. */
  rejected: number;
  /** Datagrams with a wrong checksum, which no receiver would have got: left out. */
  damaged: number;
  /** Datagrams of which only a part was recorded, among those that were taken. */
  shortened: number;
  /** Why the file was read no further; null when all of it was. */
  damage: CaptureDamage | null;
}

/**
 * Reads the datagrams of a recording in the order of the file. Throws a problem for what is no recording.
 * @param filter what lets packets through, as a person typed it and it was read before; null lets all. One that asks what
 *   streams say of packets, or how those are read, takes a reading of its own before
 */
export async function readDatagrams(
  from: string | PipedRecording,
  filter: string | null,
  taker: DatagramTaker,
  end: AbortSignal,
): Promise<ReadDatagrams> {
  return withRecording(from, (read) => read(filter, taker, end));
}

/** A recording that comes by a pipe, and what it is called. */
export interface PipedRecording {
  readonly input: Readable;
  readonly name: string;
}

/** Reads the datagrams of a recording that is open, as `readDatagrams` does. */
export type ReadRecording = (
  filter: string | null,
  taker: DatagramTaker,
  end: AbortSignal,
) => Promise<ReadDatagrams>;

/**
 * Opens a recording for several readings: it may be moved meanwhile. Throws a problem for what is none.
 * @param from its path, or what comes by a pipe
 */
export async function withRecording<T>(
  from: string | PipedRecording,
  use: (read: ReadRecording) => Promise<T>,
): Promise<T> {
  const folder = new TemporaryFolder();
  try {
    const file =
      typeof from === "string"
        ? await CaptureFile.open(from, folder.path)
        : await CaptureFile.receive(from.input, folder.path, from.name);
    try {
      return await use((filter, taker, end) => readFile(file, folder.path, filter, taker, end));
    } finally {
      await file.close();
    }
  } finally {
    folder.remove();
  }
}

async function readFile(
  file: CaptureFile,
  folder: string,
  text: string | null,
  taker: DatagramTaker,
  end: AbortSignal,
): Promise<ReadDatagrams> {
  const read: ReadDatagrams = { taken: 0, rejected: 0, damaged: 0, shortened: 0, damage: null };
  const block = new DatagramBlock();
  const filter = text === null ? null : await recordingFilter(file, folder, text, end);
  let reader: CaptureReader | null = null;
  const datagram = (one: RecordedDatagram): void => {
    if (one.isDamaged) {
      read.damaged += 1;
      return;
    }
    const name = reader?.interfaces[one.interface]?.name ?? null;
    block.write(one);
    if (filter !== null && !filter.accepts(one, block)) {
      read.rejected += 1;
      return;
    }
    if (one.recorded < one.size) read.shortened += 1;
    read.taken += 1;
    taker.take(one, block, name);
  };
  const stop = (): void => file.interrupt();
  end.addEventListener("abort", stop, { once: true });
  try {
    for await (const { format, piece } of file.read()) {
      reader ??= new CaptureReader(format.format, format.headerBytes, { datagram });
      reader.push(piece);
      await taker.pause?.(end);
      if (end.aborted || reader.damage !== null) break;
    }
    if (!end.aborted) reader?.end();
  } finally {
    end.removeEventListener("abort", stop);
    filter?.close();
  }
  read.damage = file.damage ?? reader?.damage ?? null;
  return read;
}
