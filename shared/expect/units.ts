import type { ExpectFigure } from "../statements/expect-figures.ts";

/** How much of the figure's own unit one of each written unit is; the empty one is a number without a unit. */
type Units = ReadonlyMap<string, number>;

const counts: Units = new Map([
  ["", 1],
  ["k", 1e3],
  ["M", 1e6],
  ["G", 1e9],
]);

function prefixed(...endings: readonly string[]): Units {
  return new Map(
    endings.flatMap((ending) =>
      [...counts].map(([prefix, factor]) => [`${prefix}${ending}`, factor] as const),
    ),
  );
}

/** The figures' own units: percent, packets (or sources), packets a second, payload bits a second, ms. */
export const expectUnits: Readonly<Record<ExpectFigure, Units>> = {
  loss: new Map([["%", 1]]),
  lost: counts,
  rate: prefixed("", "/s"),
  bitrate: prefixed("", "bit/s"),
  jitter: new Map([
    ["us", 1e-3],
    ["µs", 1e-3],
    ["ms", 1],
    ["s", 1e3],
  ]),
  reordered: counts,
  duplicates: counts,
  sources: counts,
  drops: counts,
};
