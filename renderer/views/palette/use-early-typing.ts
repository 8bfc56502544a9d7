import { type RefObject, useEffectEvent, useLayoutEffect } from "react";

/**
 * The focus comes to the palette's field a moment after the palette: what people type meanwhile belongs into the field as
 * well, and is no key of the window's.
 */
export function useEarlyTyping(
  field: RefObject<HTMLInputElement | null>,
  type: (text: string) => void,
): void {
  const take = useEffectEvent((event: KeyboardEvent): void => {
    const input = field.current;
    if (input === null || input === document.activeElement || isBeside(event)) return;
    event.preventDefault();
    event.stopPropagation();
    type(input.value + event.key);
  });
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => take(event);
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, []);
}

/** Whether a key is no text. */
function isBeside({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return key.length !== 1 || ctrlKey || altKey || metaKey;
}
