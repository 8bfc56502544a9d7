import type { KeyboardEvent } from "react";

/** A step through the rows of a table. */
export type Step = "up" | "down" | "pageUp" | "pageDown" | "home" | "end";

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  PageUp: "pageUp",
  PageDown: "pageDown",
  Home: "home",
  End: "end",
};

/** The step that a key without Ctrl, Alt and Meta asks for. */
export function stepOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">): Step | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  return steps[event.key] ?? null;
}

/** The row that a step from row `at` of `count` leads to, from 0; -1 where there is none. */
export function stepTo(step: Step, at: number, count: number, pageRows: number): number {
  const to = {
    up: at - 1,
    down: at + 1,
    pageUp: at - pageRows,
    pageDown: at + pageRows,
    home: 0,
    end: count,
  };
  return Math.min(count - 1, Math.max(0, to[step]));
}

/** Puts the focus on the headers, which are one tab stop together with the rows. */
export function focusHeader(table: HTMLElement | null): void {
  // no words: a selector
  table?.querySelector<HTMLElement>("thead button")?.focus();
}

/** The keys of the headers: Left and Right go from one to the next, Down leads back to the rows. */
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
