import type { PreloadApi } from "../../shared/preload-api.ts";
import type { ViewStore } from "../store/view.ts";
import { zoomBy } from "../store/zoom-by.ts";

/**
 * Keeps the size of a desktop window's content in step with the choice, and the choice with the window's menu. A browser has a
 * zoom of its own, with which media queries, pop-ups and canvases follow: there nothing is started.
 * @param remember hears each choice
 */
export function startZoom(
  view: ViewStore,
  { setZoom, onZoom }: Pick<PreloadApi, "setZoom" | "onZoom">,
  remember: (zoom: number) => void,
): void {
  let told: number | null = null;
  const apply = (): void => {
    const { zoom } = view.getState();
    if (zoom === told) return;
    told = zoom;
    setZoom(zoom);
    remember(zoom);
  };
  view.subscribe(apply);
  onZoom((step) => zoomBy(view, step));
  apply();
}
