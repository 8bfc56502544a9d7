import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { PacketColumn } from "../../../../shared/model/packet-list.ts";
import { plural } from "../../../../shared/text/count.ts";
import type { ArrangerState, PacketArranger } from "./packet-arranger.ts";

const columnWords: Readonly<Record<PacketColumn, string>> = {
  number: "arrival",
  source: "source",
  ttl: "TTL",
  size: "length",
};

/** Reads out what a filter or a sort brought, once for each that was asked for; never how it goes on. */
export function PacketAnnouncement({ arranger }: { readonly arranger: PacketArranger }) {
  const request = useStore(arranger.store, ({ shown, filter, sort }) =>
    shown?.done ? JSON.stringify([filter, sort]) : null,
  );
  const [text, setText] = useState("");
  useEffect(() => {
    setText(request === null ? "" : announcement(arranger.store.getState()));
  }, [request, arranger]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {text}
    </p>
  );
}

function announcement({ shown, filter, sort }: ArrangerState): string {
  if (shown === null) return "";
  const rows = Math.max(0, shown.last - shown.first + 1);
  if (filter !== null) return rows === 0 ? "No packet matches." : `${plural(rows, "packet")} found.`;
  return `Sorted by ${columnWords[sort.by]}, ${sort.descending ? "descending" : "ascending"}.`;
}
