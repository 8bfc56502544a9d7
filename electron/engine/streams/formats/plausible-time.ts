/** Years 2000 and 2100, in ms since 1970. */
const earliest = 946_684_800_000;
const latest = 4_102_444_800_000;

/** Whether a sender's time can be meant as the time of day: where a format has no magic word, that is half of it. */
export function isRecent(ms: number): boolean {
  return ms >= earliest && ms < latest;
}
