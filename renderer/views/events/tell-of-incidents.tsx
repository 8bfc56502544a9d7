import { useEffect, useState } from "react";
import { limits } from "../../../shared/limits.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import { useCastscope } from "../../context.tsx";
import { isMarked } from "../../store/new-incidents.ts";
import { beep, newsText } from "./tell-window.ts";

/**
 * Tells in this window of new problems and warnings: to those who hear; by a notification while the window is hidden, and by a
 * sound, where those are switched on. What comes at once is told together, and not more often than one can listen.
 */
export function TellOfIncidents() {
  const { traffic, view } = useCastscope();
  const [text, setText] = useState("");

  useEffect(() => {
    let toldUpTo = newest(traffic.getState().incidents);
    let news: readonly Incident[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    const tell = (): void => {
      timer = news.length === 0 ? null : setTimeout(tell, limits.announceMs);
      if (news.length === 0) return;
      const rows = traffic.getState().memberships.values();
      const told = newsText(news, new Map([...rows].map(({ key, name }) => [key, name])));
      news = [];
      setText(told);
      // Who listens is told by the page; nobody else is in a quiet time.
      if (traffic.getState().quiet) return;
      const { notifications, sound } = view.getState();
      if (sound) beep();
      if (notifications && document.visibilityState === "hidden" && mayNotify())
        new Notification("Castscope", { body: told, tag: "castscope-event" });
    };
    const unsubscribe = traffic.subscribe((next, before) => {
      if (next.incidents === before.incidents) return;
      // What there was in a first snapshot, or in that of another monitor, is no news.
      if (next.epoch === before.epoch)
        news = [...news, ...next.incidents.filter((one) => one.id > toldUpTo && isMarked(one))];
      toldUpTo = newest(next.incidents);
      if (news.length > 0 && timer === null) tell();
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [traffic, view]);

  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  );
}

function newest(incidents: readonly Incident[]): number {
  return incidents.reduce((most, { id }) => Math.max(most, id), 0);
}

function mayNotify(): boolean {
  return typeof Notification !== "undefined" && Notification.permission === "granted";
}
