import { useEffect, useState } from "react";
import { useCastscope } from "../context.tsx";
import styles from "./open-recording.module.css";
import type { Sessions } from "./sessions.ts";

type Bring = Parameters<Sessions["bring"]>[1];

/** Files that are dropped anywhere on the window are opened, where a door takes what a browser brings. */
export function DropRecording() {
  const { sessions, bringRecording } = useCastscope();
  if (sessions === undefined || bringRecording === undefined) return null;
  return <Target sessions={sessions} bring={bringRecording} />;
}

function Target({ sessions, bring }: { readonly sessions: Sessions; readonly bring: Bring }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      // A field that takes files itself says so.
      const takes = !event.defaultPrevented && (event.dataTransfer?.types.includes("Files") ?? false);
      setOver(takes);
      if (takes) event.preventDefault();
    };
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      void openAll(sessions, files, bring);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [sessions, bring]);
  return isOver ? <div className={styles.drop}>Drop recordings to open them</div> : null;
}

/** One after another: each is brought whole before it is opened. */
async function openAll(sessions: Sessions, files: readonly File[], bring: Bring): Promise<void> {
  for (const file of files) await sessions.bring(file, bring);
}
