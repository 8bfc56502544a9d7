import { formatDuration } from "../../../../shared/format.ts";
import { limits } from "../../../../shared/limits.ts";
import { plural } from "../../../../shared/text/count.ts";
import { arrivesUnheard } from "../../../../shared/text/drops.ts";
import { type CheckFunction, type Facts, problem, warning } from "./facts.ts";

/** What this computer itself dropped, which no network and no sender is to blame for. */
export const checkDrops: CheckFunction = (facts) => {
  const { row, now } = facts;
  const { kernelDrops, droppedAt } = row;
  if (kernelDrops === null || kernelDrops === 0 || droppedAt === null) return null;
  const message = `This computer dropped ${plural(kernelDrops, "packet")} of it, last ${formatDuration(now - droppedAt)} ago: they arrived and were not lost on the network.`;
  return arrivesUnheard(row, now) ? problem(message, nextStep(facts)) : warning(message, nextStep(facts));
};

/** Linux grants no more than its limit, and tells twice what it granted (socket(7), SO_RCVBUF). */
function nextStep({ row, platform }: Facts): string {
  const wanted = limits.receiveBufferBytes;
  if (platform === "linux" && row.receiveBuffer !== null && row.receiveBuffer < 2 * wanted) {
    return `Let programs have larger receive buffers, then join again: sudo sysctl -w net.core.rmem_max=${wanted}`;
  }
  return "Take load from this computer: watch fewer groups, or end other programs.";
}
