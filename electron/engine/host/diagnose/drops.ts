import { limits } from "../../../../shared/limits.ts";
import type { StepStatement } from "../../../../shared/statements/steps.ts";
import { arrivesUnheard } from "../../../../shared/text/drops.ts";
import { type CheckFunction, type Facts, problem, warning } from "./facts.ts";

/** What this computer itself dropped, which no network and no sender is to blame for. */
export const checkDrops: CheckFunction = (facts) => {
  const { row, now } = facts;
  const { kernelDrops, droppedAt } = row;
  if (kernelDrops === null || kernelDrops === 0 || droppedAt === null) return null;
  const judge = arrivesUnheard(row, now) ? problem : warning;
  return judge(
    { name: "dropped-here", values: { packets: kernelDrops, agoMs: now - droppedAt } },
    nextStep(facts),
  );
};

/** Linux grants no more than its limit, and tells twice what it granted (socket(7), SO_RCVBUF). */
function nextStep({ row, platform }: Facts): StepStatement {
  const wanted = limits.receiveBufferBytes;
  if (platform === "linux" && row.receiveBuffer !== null && row.receiveBuffer < 2 * wanted) {
    return { name: "larger-receive-buffers", values: { bytes: wanted } };
  }
  return { name: "take-load", values: {} };
}
