import { useEffect, useState } from "react";
import { limits } from "../../../shared/limits.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { useCastscope } from "../../context.tsx";
import { announcement } from "./announcement.ts";

/** Reads out changes of state, several at once and seldom; never figures. */
export function LiveRegion() {
  const { traffic } = useCastscope();
  const [text, setText] = useState("");

  useEffect(() => {
    let changes = new Map<number, Membership>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const speak = (): void => {
      timer = changes.size === 0 ? null : setTimeout(speak, limits.announceMs);
      if (changes.size > 0) setText(announcement(changes));
      changes = new Map();
    };
    const unsubscribe = traffic.subscribe((next, before) => {
      // A first snapshot or another monitor is no change of state.
      if (next.memberships === before.memberships || next.epoch !== before.epoch) return;
      for (const [id, row] of next.memberships) {
        const old = before.memberships.get(id);
        if (old?.state !== row.state) changes.set(id, row);
      }
      for (const id of changes.keys()) if (!next.memberships.has(id)) changes.delete(id);
      if (changes.size > 0 && timer === null) speak();
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [traffic]);

  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  );
}
