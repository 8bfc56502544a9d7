import { madeUpTime } from "../time/testing.ts";
import type { TrafficFeed } from "./traffic.ts";

/** For tests: a feed that counts any source and whose sinks never fail. */
export function madeUpFeed(more: Partial<TrafficFeed> = {}): TrafficFeed {
  const onSinkFailure = (_: unknown, error: unknown): never => {
    throw error;
  };
  return { only: null, time: madeUpTime, onSinkFailure, ...more };
}
