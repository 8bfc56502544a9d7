import { useView } from "../context.tsx";
import { useMedia } from "./use-media.ts";

/** From this width on groups have room beside Compose's two columns. */
const roomy = "(min-width: 1360px)";

/**
 * How Compose's sends stand to its form: below it, or where that was chosen beside it, or behind a tab in a
 * window without room.
 */
export function useComposeColumns(): "below" | "beside" | "tabs" {
  const wide = useView((view) => view.composeWide);
  const room = useMedia(roomy);
  if (!wide) return "below";
  return room ? "beside" : "tabs";
}
