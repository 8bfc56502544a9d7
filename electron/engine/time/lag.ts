import { monitorEventLoopDelay } from "node:perf_hooks";

/** How finely the event loop is watched, in ms; a wait is told beyond this only. */
const resolution = 10;

/** Measures for how long the engine's thread was kept from receiving. */
export interface LagMeter {
  /** The longest wait since the call before, in ms. */
  take(): number;
  close(): void;
}

export function watchLag(): LagMeter {
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  return {
    take() {
      const longest = histogram.max / 1e6 - resolution;
      histogram.reset();
      return Number.isFinite(longest) ? Math.max(0, longest) : 0;
    },
    close: () => void histogram.disable(),
  };
}
