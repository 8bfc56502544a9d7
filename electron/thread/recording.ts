import { type MonitorHandlers, methodNames } from "../../shared/contract.ts";
import type { Monitor } from "../engine/monitor.ts";
import { openRecordingMonitor, type RecordingMonitorOptions } from "../engine/recording-monitor.ts";

/** Opens a recording as the monitor of a thread. Where it cannot be opened, every call is answered with the reason. */
export async function openRecordingThread(options: RecordingMonitorOptions): Promise<Monitor> {
  try {
    return await openRecordingMonitor(options);
  } catch (error) {
    const refuse = (): never => {
      throw error;
    };
    return {
      handlers: Object.fromEntries(
        methodNames.map((method) => [method, refuse]),
      ) as unknown as MonitorHandlers,
      onDelta: () => () => {},
      close: async () => {},
    };
  }
}
