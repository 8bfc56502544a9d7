import { monitorEventLoopDelay } from "node:perf_hooks";
import { limits } from "../../../shared/limits.ts";

/** Measures for how long the engine's thread was kept from receiving. */
export interface LagMeter {
  /** The longest wait since the call before, in ms. */
  take(): number;
  close(): void;
}

export function watchLag(): LagMeter {
  const histogram = monitorEventLoopDelay({ resolution: limits.lagFinenessMs });
  histogram.enable();
  return {
    take() {
      const longest = histogram.max / 1e6 - limits.lagFinenessMs;
      histogram.reset();
      return Number.isFinite(longest) ? Math.max(0, longest) : 0;
    },
    close: () => void histogram.disable(),
  };
}
