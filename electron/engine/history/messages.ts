import type { HistoryKeep } from "../../../shared/model/history-keep.ts";
import type { KeptHistory, KeptIntervals } from "../../../shared/model/kept-history.ts";
import type { Thresholds } from "../../../shared/model/threshold.ts";
import type { HistoryStanding } from "./history-file.ts";
import type { KeptEvent } from "./kept-event.ts";
import type { Replayed } from "./replay.ts";
import type { EventsQuery, MinuteOfSeries, StoredEvent } from "./store.ts";

/** What the history's thread is started with. */
export interface HistoryThreadData {
  readonly file: string;
  /** Tells this run of the program from others. */
  readonly run: string;
}

export interface HistoryQuery {
  readonly series: string;
  /** Seconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Seconds. */
  readonly step: number;
}

/** Of which series, and from when to when in seconds since 1970, how often packets followed each other is asked. */
export type IntervalsQuery = Omit<HistoryQuery, "step">;

export type ToHistory =
  | { readonly kind: "minute"; readonly minute: number; readonly rows: readonly MinuteOfSeries[] }
  | { readonly kind: "events"; readonly events: readonly KeptEvent[] }
  | { readonly kind: "query"; readonly id: number; readonly query: HistoryQuery }
  | { readonly kind: "intervals"; readonly id: number; readonly query: IntervalsQuery }
  /** Names of series that are a key or begin with it. */
  | { readonly kind: "series"; readonly id: number; readonly key: string }
  | { readonly kind: "kept-events"; readonly id: number; readonly query: EventsQuery }
  | { readonly kind: "replay"; readonly id: number; readonly replay: ReplayQuery }
  /** What went on when a program ended since a time, in ms since 1970, and when events were last looked at. */
  | { readonly kind: "left-over"; readonly id: number; readonly since: number }
  /** Events were looked at, in ms since 1970. */
  | { readonly kind: "seen"; readonly at: number }
  /** For how long what is kept; `now` in s since 1970. */
  | { readonly kind: "keep"; readonly keep: HistoryKeep; readonly now: number }
  | { readonly kind: "close" };

export interface ReplayQuery {
  readonly series: string;
  /** Minutes since 1970; `to` is not looked at any more. */
  readonly from: number;
  readonly to: number;
  readonly thresholds: Thresholds;
}

/** What a run finds of the one before. */
export interface LeftOver {
  readonly cut: readonly StoredEvent[];
  readonly seenAt: number | null;
}

export type FromHistory =
  /** Answers each minute, and the opening of the file. */
  | { readonly kind: "written"; readonly standing: HistoryStanding }
  | {
      readonly kind: "answer";
      readonly id: number;
      readonly answer:
        | KeptHistory
        | KeptIntervals
        | readonly string[]
        | readonly StoredEvent[]
        | LeftOver
        | Replayed
        | { readonly failure: string };
    };
