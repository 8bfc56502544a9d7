import type { Send } from "../../../shared/model/send.ts";
import { formatClock, formatMoment } from "../../../shared/text/clock.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { contentName, dscpText } from "./progress.ts";
import { words } from "./words/words.ts";

/** “14:21:52, TTL 1, 1,000 of 200 B”: when, how far, how many of which size. */
export function sentDetails(send: Send, dated: boolean): string {
  const { details } = words();
  const ttl = send.address.includes(":") ? details.hopLimit(send.ttl) : details.ttl(send.ttl);
  const when = dated ? formatMoment(send.startedAt) : formatClock(send.startedAt);
  const name = contentName(send);
  const mark = send.dscp > 0 ? [dscpText(send.dscp)] : [];
  return [when, ...(name === null ? [] : [name]), ttl, ...mark, ...amount(send)].join(", ");
}

function amount({ sent, count, size, state, failed, answered, burst, replay, sequence }: Send): string[] {
  const bytes = `${formatCount(size)} B`;
  if (state === "failed") return [];
  const { details } = words();
  const ofBytes = replay === null && sequence === undefined ? details.ofBytes : details.ofBytesOnAverage;
  const many = count === 1 ? bytes : ofBytes(sent, bytes);
  return [
    many,
    ...(burst > 1 ? [details.bursts(burst)] : []),
    ...(state === "stopped" ? [details.stopped] : []),
    ...(failed > 0 ? [details.refused(failed)] : []),
    ...(answered > 0 ? [details.undelivered(answered)] : []),
  ];
}
