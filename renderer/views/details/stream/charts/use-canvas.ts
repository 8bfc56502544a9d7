import { type RefObject, useEffect, useRef } from "react";
import { useStale } from "../../../../context.tsx";
import { type Colours, coloursOf, watchLook } from "./colours.ts";

/** What a drawing is made on; lengths are in CSS px. */
export interface Ground {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly colours: Colours;
}

/**
 * A canvas that is drawn anew when `draw` is another function, its size or the colours changed. Where a browser cannot draw,
 * the texts beside it tell the same.
 */
export function useCanvas(draw: (ground: Ground) => void): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stale = useStale();

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is stale is drawn in other colours
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return undefined;
    const paint = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      const ratio = window.devicePixelRatio;
      // Setting the size empties it as well.
      element.width = Math.max(1, Math.round(width * ratio));
      element.height = Math.max(1, Math.round(height * ratio));
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw({ context, width, height, colours: coloursOf(element) });
    };
    paint();
    const sized = new ResizeObserver(paint);
    sized.observe(element);
    const unwatch = watchLook(paint);
    return () => {
      sized.disconnect();
      unwatch();
    };
  }, [draw, stale]);

  return canvas;
}
