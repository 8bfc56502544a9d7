/** How a slider of TTLs moves. */
export interface Steps {
  readonly min: number;
  readonly max: number;
  /** The next named value above or below. */
  readonly next: (value: number, direction: 1 | -1) => number;
  /** True where only named values can be picked: then every key moves by names. */
  readonly namesOnly?: boolean;
}

/**
 * The value that a key asks for; null for keys that mean nothing here. Left and Right go to the
 * next name, Up and Down by one, PageUp doubles, PageDown halves, Home and End go to the ends.
 */
export function valueAtKey(key: string, value: number, steps: Steps): number | null {
  const { min, max, next, namesOnly = false } = steps;
  const within = (wanted: number): number => Math.min(max, Math.max(min, wanted));
  switch (key) {
    case "ArrowRight":
      return within(next(value, 1));
    case "ArrowLeft":
      return within(next(value, -1));
    case "ArrowUp":
      return within(namesOnly ? next(value, 1) : value + 1);
    case "ArrowDown":
      return within(namesOnly ? next(value, -1) : value - 1);
    case "PageUp":
      return within(namesOnly ? next(value, 1) : Math.max(1, value * 2));
    case "PageDown":
      // From 255 to 128, not 127: half of the last stop is the one before it.
      return within(namesOnly ? next(value, -1) : value === 1 ? 0 : Math.round(value / 2));
    case "Home":
      return min;
    case "End":
      return max;
    default:
      return null;
  }
}

/** The neighbour of a value in a rising list of stops. */
export function nextStop(stops: readonly number[], value: number, direction: 1 | -1): number {
  const found = direction === 1 ? stops.find((stop) => stop > value) : stops.findLast((stop) => stop < value);
  return found ?? value;
}
