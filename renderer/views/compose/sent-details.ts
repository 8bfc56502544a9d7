import type { Send } from "../../../shared/model/send.ts";
import { formatDscp } from "../../../shared/net/dscp.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { contentName } from "./progress.ts";

/** “14:21:52, TTL 1, 1,000 of 200 B”: when, how far, how many of which size. */
export function sentDetails(send: Send, dated: boolean): string {
  const ttl = send.address.includes(":") ? "hop limit" : "TTL";
  const when = dated ? `${dayOf(send.startedAt)} ${clockOf(send.startedAt)}` : clockOf(send.startedAt);
  const name = contentName(send);
  const mark = send.dscp > 0 ? [`DSCP ${formatDscp(send.dscp)}`] : [];
  return [when, ...(name === null ? [] : [name]), `${ttl} ${send.ttl}`, ...mark, ...amount(send)].join(", ");
}

function amount({ sent, count, size, state, failed, answered, burst, replay }: Send): string[] {
  const bytes = `${formatCount(size)} B`;
  if (state === "failed") return [];
  const many =
    count === 1 ? bytes : `${formatCount(sent)} of ${bytes}${replay === null ? "" : " on average"}`;
  return [
    many,
    ...(burst > 1 ? [`bursts of ${formatCount(burst)}`] : []),
    ...(state === "stopped" ? ["stopped"] : []),
    ...(failed > 0 ? [`${formatCount(failed)} refused`] : []),
    ...(answered > 0 ? [`${formatCount(answered)} not delivered`] : []),
  ];
}

/** Whether two times lie on one day of this computer's clock. */
export function onDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

const two = (value: number): string => String(value).padStart(2, "0");

function clockOf(ms: number): string {
  const date = new Date(ms);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
}

function dayOf(ms: number): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
