import { cleanup } from "@testing-library/react";
import { afterAll, vi } from "vitest";

/** One worker, and one document, serves file after file, because a new one for each takes longer than its tests: each begins in an empty page. */
afterAll(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  for (const part of [document.head, document.body]) part.replaceChildren();
  for (const element of [document.documentElement, document.body])
    for (const name of element.getAttributeNames()) element.removeAttribute(name);
  localStorage.clear();
  sessionStorage.clear();
});
