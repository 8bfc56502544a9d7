import { useDeferredValue, useState } from "react";

export interface Search {
  /** As it is typed. */
  readonly text: string;
  /** What is looked for. */
  readonly asked: string;
  readonly set: (text: string) => void;
}

/** A text by which addresses are found. */
export function useSearch(): Search {
  const [text, set] = useState("");
  const asked = useDeferredValue(text.trim().toLowerCase());
  return { text, asked, set };
}
