import type { KeyboardEvent } from "react";

/**
 * The keys of a list's headers, which are one tab stop together with the rows: Left and Right go from
 * one to the next, Down leads back to the rows.
 */
export function headerKeys(onLeave: () => void) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const headers = Array.from(event.currentTarget.querySelectorAll("button"));
    const at = headers.findIndex((header) => header.matches(":focus"));
    if (event.key === "ArrowRight") headers[at + 1]?.focus();
    else if (event.key === "ArrowLeft") headers[at - 1]?.focus();
    else if (event.key === "ArrowDown") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
