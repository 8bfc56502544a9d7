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
      return within(namesOnly ? next(value, -1) : half(value));
    case "Home":
      return min;
    case "End":
      return max;
    default:
      return null;
  }
}

/** Back from where PageUp came: 255 is twice 128, as far as a TTL goes. */
function half(value: number): number {
  return value === 255 ? 128 : Math.floor(value / 2);
}

/** The neighbour of a value in a rising list of stops. */
export function nextStop(stops: readonly number[], value: number, direction: 1 | -1): number {
  const found = direction === 1 ? stops.find((stop) => stop > value) : stops.findLast((stop) => stop < value);
  return found ?? value;
}
