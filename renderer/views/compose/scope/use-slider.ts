import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { limits } from "../../../../shared/limits.ts";
import { positionAtDrag, positionAtPress, type Track, type Zone, zoneAt } from "./geometry.ts";
import { type Steps, valueAtKey } from "./slider-keys.ts";

/** A press that moves less than this stays a press. */
const dragPx = 3;

interface SliderOptions extends Steps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** A number typed on the slider, digit by digit. */
  readonly onType?: (text: string) => void;
  readonly track: Track;
  readonly atPosition: (position: number) => number;
}

/** The keys, the typed digits and the pointer of a slider that is drawn on a track. */
export function useSlider({ value, onChange, onType, track, atPosition, ...steps }: SliderOptions) {
  const typed = useRef({ text: "", at: Number.NEGATIVE_INFINITY });
  const drag = useRef<{ zone: Zone; x: number; y: number; moved: boolean } | null>(null);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (onType && /^\d$/.test(event.key)) {
      const now = performance.now();
      const before = now - typed.current.at < limits.digitsMs ? typed.current.text : "";
      typed.current = { text: before + event.key, at: now };
      onType(typed.current.text);
      event.preventDefault();
      return;
    }
    const wanted = valueAtKey(event.key, value, steps);
    if (wanted === null) return;
    event.preventDefault();
    typed.current.at = Number.NEGATIVE_INFINITY;
    onChange(wanted);
  };

  /** The pointer in the drawing's own pixels, whatever the page's zoom. */
  const pointIn = (event: PointerEvent<HTMLElement>): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = box.width > 0 ? track.width / box.width : 1;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    const point = pointIn(event);
    drag.current = { zone: zoneAt(track, point.y), ...point, moved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
    onChange(atPosition(positionAtPress(track, point.x, point.y)));
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const from = drag.current;
    if (!from) return;
    const { x, y } = pointIn(event);
    from.moved ||= Math.hypot(x - from.x, y - from.y) > dragPx;
    if (from.moved) onChange(atPosition(positionAtDrag(track, from.zone, x, y)));
  };

  const end = (): void => {
    drag.current = null;
  };

  return { onKeyDown, onPointerDown, onPointerMove, onPointerUp: end, onPointerCancel: end };
}
