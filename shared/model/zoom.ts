import * as v from "valibot";

/** The size of what a desktop window holds, in percent. */
export const usualZoom = 100;
export const [leastZoom, mostZoom] = [80, 200];
export const zoomSchema = v.pipe(v.number(), v.integer(), v.minValue(leastZoom), v.maxValue(mostZoom));

/** What keys and the menu ask for. */
export const zoomSteps = ["in", "out", "usual"] as const;
export type ZoomStep = (typeof zoomSteps)[number];

/** Sizes one step apart: the browsers' own. */
const sizes = [leastZoom, 90, usualZoom, 110, 125, 150, 175, mostZoom];

/** The size that is a step from another one; at either end the same. */
export function zoomedBy(step: ZoomStep, zoom: number): number {
  if (step === "usual") return usualZoom;
  return (step === "in" ? sizes.find((size) => size > zoom) : sizes.findLast((size) => size < zoom)) ?? zoom;
}
