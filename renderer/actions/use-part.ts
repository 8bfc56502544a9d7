import { useEffect } from "react";
import { useCastscope } from "../context.tsx";
import type { Doing, Part } from "./parts.ts";

/** Does something for the actions as long as the component is there. */
export function usePart<P extends Part>(part: P, does: Doing<P>): void {
  const { parts } = useCastscope();
  useEffect(() => parts.add(part, does), [parts, part, does]);
}
