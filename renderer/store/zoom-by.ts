import { type ZoomStep, zoomedBy } from "../../shared/model/zoom.ts";
import type { ViewStore } from "./view.ts";

/** Makes what a desktop window holds larger or smaller by a step, or as large as usual. */
export function zoomBy(view: ViewStore, step: ZoomStep): void {
  view.setState(({ zoom }) => ({ zoom: zoomedBy(step, zoom) }));
}
