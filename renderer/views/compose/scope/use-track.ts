import { type RefObject, useMemo } from "react";
import { useWidth } from "../../../table/use-width.ts";
import { fitted, type Track } from "./geometry.ts";

/** The track as wide as the slider that it is drawn in. */
export function useTrack(track: Track, slider: RefObject<HTMLElement | null>): Track {
  const width = useWidth(slider);
  return useMemo(() => fitted(track, width), [track, width]);
}
