import type { DecodingState } from "../../../../shared/model/decoding.ts";

/** What the thread that writes a recording is started with. */
export interface RecorderData {
  readonly ring: SharedArrayBuffer;
  readonly ringBytes: number;
  readonly interfaces: number;
  readonly plan: FilePlan;
}

/** Where a recording goes. */
export interface FilePlan {
  /** Of its only file, or what the names of all are made from. */
  readonly path: string;
  /** Files are numbered, each is at most so large or so many seconds long, and of them the newest stay. */
  readonly rotation: Rotation | null;
  /** What lets packets through, as it was typed, and how packets are read then; null lets all. */
  readonly filter: { readonly text: string; readonly decoding: DecodingState } | null;
  /** What begins each file: its section header. */
  readonly section: Uint8Array;
  /** Nanoseconds since 1970 when recording began, as text: no number holds them. */
  readonly since: string;
}

export interface Rotation {
  /** Null writes on until the time is over. */
  readonly bytes: number | null;
  readonly seconds: number | null;
  /** How many files stay; null keeps all. */
  readonly files: number | null;
}

/** Why a recording ended before it was told to. */
export type WriteFault =
  /** The disk is nearly full, and what is left shall stay free. */
  | { readonly kind: "reserve"; readonly folder: string; readonly free: number }
  /** Somebody deleted it while it was written. */
  | { readonly kind: "gone"; readonly path: string }
  | { readonly kind: "error"; readonly code: string; readonly path: string };

/** From the thread that writes a recording. */
export type FromRecorder =
  /** The first file is there. */
  | { readonly kind: "open" }
  /** It is not; the thread ends. */
  | { readonly kind: "refused"; readonly fault: WriteFault }
  /** Another file is written. */
  | { readonly kind: "file"; readonly path: string }
  /** Nothing is written any more; what still comes is counted as not written. */
  | { readonly kind: "failed"; readonly fault: WriteFault }
  /** All is written, counted and closed. */
  | { readonly kind: "ended" };
