import type { Send } from "../../../shared/model/send.ts";
import type { Monitor } from "../../engine/monitor.ts";

/** The row of a send when it has ended, by itself or because it was told to. @param begin starts it */
export async function runSend(
  begin: () => Promise<{ id: number }> | { id: number },
  monitor: Pick<Monitor, "handlers" | "onDelta">,
  end: AbortSignal,
): Promise<Send> {
  // Subscribed first: a short send can be over before its number is known here.
  const ended = new Map<number, Send>();
  let wake = () => {};
  const unsubscribe = monitor.onDelta((delta) => {
    for (const row of delta.sends) if (row.endedAt !== null) ended.set(row.id, row);
    wake();
  });
  const { id } = await begin();
  const stop = () => void monitor.handlers.stopSend({ id });
  if (end.aborted) stop();
  else end.addEventListener("abort", stop, { once: true });
  for (;;) {
    const row = ended.get(id);
    if (row) {
      unsubscribe();
      end.removeEventListener("abort", stop);
      return row;
    }
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}
