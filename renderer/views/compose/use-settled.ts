import { useEffect, useState } from "react";

/** How long a person pauses before what is half typed gets its hint. */
const settleMs = 700;

/** True once a text has not changed for a moment: hints must not flicker while somebody types. */
export function useSettled(text: string): boolean {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled === text;
}
