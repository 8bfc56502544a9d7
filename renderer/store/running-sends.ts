import type { ShownTraffic } from "./traffic.ts";

/** Ids of the sends that run, newest first. */
export function runningIds({ sendIds, sends }: Pick<ShownTraffic, "sendIds" | "sends">): number[] {
  return sendIds.filter((id) => sends.get(id)?.state === "sending");
}
