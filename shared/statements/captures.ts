import * as v from "valibot";
import type { Statement } from "./statement.ts";

const number = v.number();

/** Why a recording is read no further than to a byte of its file. */
export const captureDamages = {
  /** The file ends within a packet or block that begins there and lacks so many bytes; null where not even that is told. */
  "capture-cut-short": { at: number, lacks: v.nullable(number) },
  /** A packet is told to have more bytes than any has. */
  "capture-length-wrong": { at: number, bytes: number, most: number },
  /** A block is told to have a length that none can have. */
  "capture-block-length": { at: number, bytes: number },
  /** A block tells its length at both ends, which differ. */
  "capture-lengths-differ": { at: number, bytes: number, again: number },
  /** A section does not tell its byte order. */
  "capture-section-order": { at: number },
  /** A section is written by rules of another version. */
  "capture-section-version": { at: number, major: number, minor: number },
  /** It ended there when it was opened, and grew while it was read. */
  "capture-still-written": { at: number },
  /** What it was compressed with is damaged; so many bytes could be read. */
  "capture-unpacking-failed": { at: number, reason: v.string() },
  /** The system refused to read on. */
  "capture-unreadable": { at: number, reason: v.string() },
} as const;
export type CaptureDamage = Statement<typeof captureDamages>;
