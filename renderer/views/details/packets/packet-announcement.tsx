import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { ArrangerState, PacketArranger } from "./packet-arranger.ts";
import { words } from "./words/words.ts";

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
  const { announced } = words();
  if (filter !== null) return rows === 0 ? announced.none : announced.found(rows);
  const column = announced.columns[sort.by];
  return sort.descending ? announced.descending(column) : announced.ascending(column);
}
