import { formatEndpoint } from "../../../shared/net/address.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { useTraffic } from "../../context.tsx";
import type { ShownTraffic } from "../../store/traffic.ts";
import { useDraft } from "./use-draft.ts";
import { words } from "./words/words.ts";

/** Tells, to those who do not see the list of sends, how this window's last send ended. */
export function SendAnnouncement() {
  const own = useDraft((state) => state.ownDrafts);
  const text = useTraffic((traffic) => endOfLast(traffic, own));
  return <output className="visually-hidden">{text}</output>;
}

function endOfLast({ sendIds, sends }: ShownTraffic, own: ReadonlyMap<number, unknown>): string {
  const newest = sendIds.find((id) => own.has(id));
  const send = newest === undefined ? undefined : sends.get(newest);
  if (!send || send.state === "sending") return "";
  const to = formatEndpoint(send.address, send.port);
  const { ended } = words();
  if (send.state === "failed") return ended.failed(to, send.problem ? problemText(send.problem) : "").trim();
  return send.state === "stopped" ? ended.stopped(to) : ended.sent(to);
}
