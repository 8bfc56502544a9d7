import { limits } from "../limits.ts";
import type { Send } from "../model/send.ts";
import { plannedRate } from "../sending/course.ts";
import { noteText } from "./sentences.ts";

/**
 * Says that this computer could not send as fast as was asked: “Reached 38,100 of 50,000 packets a
 * second: …”, or how many packets it gave up meanwhile. Null when it could, or when it sent for too short a time to tell. What the system refused,
 * and why a send had to wait, is told apart from it.
 */
export function shortfall(
  send: Pick<
    Send,
    "rate" | "count" | "burst" | "further" | "reached" | "sent" | "failed" | "missed" | "problem"
  > &
    Partial<Pick<Send, "replay" | "late" | "sequence">>,
): string | null {
  if (send.replay) return lateness(send.replay, send.late ?? 0);
  // Its pauses differ: between some of its packets any rate is right.
  if (send.sequence !== undefined) return null;
  const { reached, sent, failed, missed, problem, burst } = send;
  if (reached <= 0 || failed > 0 || problem !== null || sent / reached < limits.sendTellingSeconds)
    return null;
  // As `reached` is: from the first burst's beginning to the last one's.
  const rate = plannedRate((Math.ceil(sent / burst) - 1) * burst, send);
  if (reached >= rate * (1 - limits.sendShortShare))
    return missed === 0 ? null : noteText({ name: "sent-fewer", values: { missed } });
  return noteText({ name: "sent-slower", values: { reached, asked: rate } });
}

/** A recording has times of its own: what counts is how late its packets left. */
function lateness({ late, behind }: NonNullable<Send["replay"]>, most: number): string | null {
  if (late === 0) return null;
  return noteText({ name: "replayed-late", values: { packets: late, most, behind } });
}
