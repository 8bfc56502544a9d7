import { useEffect, useState } from "react";
import { limits } from "../../../shared/limits.ts";

/** True once a text has not changed for a moment: hints must not flicker while somebody types. */
export function useSettled(text: string): boolean {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), limits.hintMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled === text;
}
