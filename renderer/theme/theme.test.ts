import { describe, expect, it, vi } from "vitest";
import { createViewStore } from "../store/view.ts";
import { startTheme } from "./theme.ts";

/** A system whose taste a test can change. */
function pretendSystem(light: boolean) {
  const listeners = new Set<() => void>();
  const system = {
    matches: light,
    addEventListener: (_type: string, listener: unknown) => listeners.add(listener as () => void),
    becomes(next: boolean) {
      system.matches = next;
      for (const listener of listeners) listener();
    },
  };
  return system;
}

describe("startTheme", () => {
  it("follows the system until a theme is chosen", () => {
    const view = createViewStore();
    const root = document.createElement("html");
    const system = pretendSystem(false);
    startTheme(view, root, system, () => {});
    expect(root.dataset.theme).toBe("dark");
    system.becomes(true);
    expect(root.dataset.theme).toBe("light");
    view.setState({ theme: "dark" });
    expect(root.dataset.theme).toBe("dark");
    system.becomes(false);
    view.setState({ theme: "light" });
    expect(root.dataset.theme).toBe("light");
  });

  it("tells each choice once", () => {
    const view = createViewStore();
    const tell = vi.fn();
    startTheme(view, document.createElement("html"), pretendSystem(false), tell);
    view.setState({ filter: "x" });
    view.setState({ theme: "light" });
    view.setState({ filter: "y" });
    expect(tell.mock.calls).toEqual([["system"], ["light"]]);
  });
});
