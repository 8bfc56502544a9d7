import type { Theme } from "../../shared/model/theme.ts";
import type { ViewStore } from "../store/view.ts";

type ResolvedTheme = "dark" | "light";

function resolveTheme(theme: Theme, systemIsLight: boolean): ResolvedTheme {
  if (theme !== "system") return theme;
  return systemIsLight ? "light" : "dark";
}

/**
 * Keeps `data-theme` on the document in step with the choice and, for `system`, with the system.
 * `tell` hears each choice: a desktop window draws its own controls and asks the system with it.
 */
export function startTheme(
  view: ViewStore,
  root: HTMLElement,
  system: Pick<MediaQueryList, "matches" | "addEventListener">,
  tell: (theme: Theme) => void,
): void {
  let told: Theme | null = null;
  const apply = (): void => {
    const { theme } = view.getState();
    root.dataset.theme = resolveTheme(theme, system.matches);
    if (theme === told) return;
    told = theme;
    tell(theme);
  };
  view.subscribe(apply);
  system.addEventListener("change", apply);
  apply();
}
