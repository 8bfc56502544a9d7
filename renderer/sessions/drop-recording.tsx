import { useEffect, useState } from "react";
import { type Castscope, useCastscope } from "../context.tsx";
import { isCalledList, listTextOf } from "./list-files.ts";
import styles from "./open-recording.module.css";
import { words } from "./words/words.ts";

/** Files that are dropped anywhere on the window: lists of groups are looked at, recordings opened where they lie, or brought to the door first. */
export function DropRecording() {
  const castscope = useCastscope();
  const [isOver, setOver] = useState(false);
  const opens = castscope.sessions !== undefined && castscope.bringRecording !== undefined;
  useEffect(() => {
    const over = (event: DragEvent): void => {
      // A field that takes files itself says so.
      // no words: a kind of what is dragged
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
      void takeAll(castscope, files);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [castscope]);
  if (!isOver) return null;
  return <div className={styles.drop}>{opens ? words().drop.all : words().drop.lists}</div>;
}

/** Lists are looked at together; recordings are opened one after another: each is brought whole before it is opened. */
async function takeAll(castscope: Castscope, files: readonly File[]): Promise<void> {
  const { sessions, bringRecording, notices, parts } = castscope;
  const read = await Promise.all(files.map(async (file) => ({ file, text: await listTextOf(file) })));
  const texts = read.flatMap(({ text }) => text ?? []);
  if (texts.length > 0) parts.get("joinList")?.(texts.join("\n"));
  const others = read.flatMap(({ file, text }) => (text === null ? [file] : []));
  for (const { name } of others.filter(isCalledList)) notices.notify(words().drop.noText(name));
  const recordings = others.filter((file) => !isCalledList(file));
  if (sessions !== undefined && bringRecording !== undefined) {
    for (const file of recordings) await sessions.bring(file, bringRecording);
  } else if (recordings.length > 0) {
    notices.notify(words().drop.listsOnly);
  }
}
