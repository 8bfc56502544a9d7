import type { KeyboardEvent } from "react";

/**
 * The keys of a field that searches: Enter and Down lead to what is found, Escape empties it, and leads there from an
 * empty one.
 * @param isEntrance Escape leads to this field itself
 */
export function searchKeys(
  text: string,
  onChange: (text: string) => void,
  onLeave: () => void,
  isEntrance = false,
): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape" && text !== "") onChange("");
    else if ((event.key === "Escape" && !isEntrance) || event.key === "Enter" || event.key === "ArrowDown")
      onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
