import { type RefObject, useEffect } from "react";
import { useCastscope } from "../../context.tsx";
import { useDraft } from "./use-draft.ts";

/** Puts the focus where it was asked to be: on the field that is wrong, or on To after a fill. */
export function useFieldFocus(panel: RefObject<HTMLElement | null>): void {
  const { compose } = useCastscope();
  const focus = useDraft((state) => state.focus);
  useEffect(() => {
    if (focus === null) return;
    compose.setState({ focus: null });
    panel.current?.querySelector<HTMLElement>(`[data-field="${focus}"]`)?.focus();
  }, [focus, compose, panel]);
}
