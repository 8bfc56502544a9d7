import { type RefObject, useEffect } from "react";
import { useCastscope, useView } from "../../context.tsx";
import type { Setting } from "./settings-list.ts";

/** Of a setting's line: what changes it, which is the first that Tab reaches. */
const control = ':is(button, input, [tabindex="0"]):not([tabindex="-1"])';

/**
 * Goes to the setting that somebody asked for elsewhere, as in the palette: in the middle of the list, with the focus.
 * @param show brings back what a search has left out
 */
export function useWantedSetting(
  list: RefObject<HTMLElement | null>,
  shown: readonly Setting[],
  show: () => void,
): void {
  const { view } = useCastscope();
  const wanted = useView(({ wantedSetting }) => wantedSetting);
  useEffect(() => {
    if (wanted === null) return;
    if (!shown.some(({ name }) => name === wanted)) {
      show();
      return;
    }
    const line = list.current?.querySelector(`[data-setting="${wanted}"]`);
    line?.scrollIntoView({ block: "center" });
    line?.querySelector<HTMLElement>(control)?.focus({ preventScroll: true });
    view.setState({ wantedSetting: null });
  }, [wanted, shown, show, list, view]);
}
