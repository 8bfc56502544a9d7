/**
 * Leaves keys to an input method while it composes, as for Japanese or Chinese: Enter takes its word then and Escape gives it up,
 * and neither is meant for the field. Some systems end the composition before they tell of the key and mark it with 229
 * (UI Events, appendix on legacy key attributes).
 * @returns what ends it
 */
export function leaveComposing(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === composed) event.stopPropagation();
  };
  window.addEventListener("keydown", onKeyDown, true);
  return () => window.removeEventListener("keydown", onKeyDown, true);
}

const composed = 229;
