/** Years 2000 and 2070, in ms since 1970: a word whose highest bits are set, as flags are, is later. */
const earliest = 946_684_800_000;
const latest = 3_155_760_000_000;

/** Whether a sender's time can be meant as the time of day: where a format has no magic word, that is half of it. */
export function isRecent(ms: number): boolean {
  return ms >= earliest && ms < latest;
}
