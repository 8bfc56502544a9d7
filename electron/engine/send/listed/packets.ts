import { hostname } from "node:os";
import { gapMs, packetsOfRound } from "../../../../shared/contract/listed-packets.ts";
import type { ListedContent } from "../../../../shared/contract/sends.ts";
import { templateParts } from "../../../../shared/template/parse.ts";
import { TemplateWriter } from "../../../../shared/template/writer.ts";
import type { Moment } from "../../../../shared/test-stream/writers/writer.ts";
import type { StagedReader } from "../staged/staged-reader.ts";

/** The packets of a round, by their place from 0. */
export interface ListedPackets {
  readonly count: number;
  sizeOf(place: number): number;
  /** Milliseconds from this packet to the next. @param number of all rounds, from 0 */
  gapAfter(place: number, number: number): number;
  /** Writes one; what a template counts is how often it was sent. @param round from 0 @param moment when it is planned to leave */
  write(place: number, bytes: Uint8Array, view: DataView, at: number, round: number, moment: Moment): void;
  /** False while what is to be written has to be waited for; missing where all is there. */
  isReady?(place: number): boolean;
  /** Whether no further one can be written. */
  isBroken?(): boolean;
}

interface Pace {
  /** Packets a second, and how many leave together. */
  readonly rate: number;
  readonly burst: number;
}

/**
 * @param pace of pieces; a sequence has pauses of its own
 * @param file what pieces of a file that was brought are read from
 */
export function listedPackets(
  content: ListedContent,
  pace: Pace,
  file: StagedReader | null = null,
  name = hostname(),
): ListedPackets {
  if (content.kind === "sequence") return sequence(content, name);
  if (content.kind === "pieces") return pieces(content, pace);
  if (file === null) throw new Error("a file is sent that was not opened");
  return filePieces(content, pace, file);
}

function pieces(content: Extract<ListedContent, { kind: "pieces" }>, { rate, burst }: Pace): ListedPackets {
  const { payload, size } = content;
  return {
    count: packetsOfRound(content),
    sizeOf: (place) => Math.min(size, payload.length - place * size),
    gapAfter: (_place, number) => ((number + 1) % burst === 0 ? (burst * 1_000) / rate : 0),
    write: (place, bytes, _view, at) => bytes.set(payload.subarray(place * size, (place + 1) * size), at),
  };
}

function filePieces(
  content: Extract<ListedContent, { kind: "file-pieces" }>,
  { rate, burst }: Pace,
  file: StagedReader,
): ListedPackets {
  const { bytes: all, size } = content;
  const endOf = (place: number): number => Math.min(all, (place + 1) * size);
  return {
    count: packetsOfRound(content),
    sizeOf: (place) => endOf(place) - place * size,
    gapAfter: (_place, number) => ((number + 1) % burst === 0 ? (burst * 1_000) / rate : 0),
    write: (place, bytes, _view, at) => file.copy(place * size, endOf(place), bytes, at),
    isReady: (place) => file.isReady(place * size, endOf(place)),
    isBroken: () => file.trouble !== null,
  };
}

function sequence({ packets }: Extract<ListedContent, { kind: "sequence" }>, name: string): ListedPackets {
  const made = packets.map(({ content, pauseMs }, place) => {
    if (content.kind === "bytes") return { gap: gapMs(pauseMs), bytes: content.payload, writer: null };
    const seed = Math.floor(Math.random() * 2 ** 32) + place;
    const writer = new TemplateWriter(templateParts(content.template), name, seed);
    return { gap: gapMs(pauseMs), bytes: writer.template, writer };
  });
  const at = (place: number) => made[place] ?? { gap: 0, bytes: new Uint8Array(0), writer: null };
  return {
    count: made.length,
    sizeOf: (place) => at(place).bytes.length,
    gapAfter: (place) => at(place).gap,
    write(place, bytes, view, to, round, moment) {
      const { bytes: payload, writer } = at(place);
      bytes.set(payload, to);
      writer?.write(view, to, round, moment);
    },
  };
}
