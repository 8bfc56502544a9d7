import type { Membership } from "../model/membership.ts";
import type { ExpectFigure } from "../statements/expect-figures.ts";

/** What a group came to, of which something was expected; or why that cannot be said. */
export type Measured =
  | { readonly value: number }
  | { readonly value: null; readonly why: "not-joined" | "no-packet" | "no-sequence" | "not-told" };

type Row = Pick<
  Membership,
  | "state"
  | "packets"
  | "bytes"
  | "firstAt"
  | "sources"
  | "expected"
  | "lost"
  | "reordered"
  | "duplicates"
  | "jitter"
  | "kernelDrops"
>;

/** The figures that rest on numbers in packets, or on more than one packet. */
const ofStreams: ReadonlySet<ExpectFigure> = new Set(["loss", "lost", "jitter", "reordered", "duplicates"]);

/**
 * A figure of a group, in the figure's own unit. Rates are from the first packet up to `at`: how long the join took
 * is no part of them, and a sender that stopped early is.
 * @param at moment of the row, ms since 1970
 */
export function measure(figure: ExpectFigure, row: Row, at: number): Measured {
  if (row.state === "failed" && row.packets === 0) return { value: null, why: "not-joined" };
  if (row.packets === 0 && ofStreams.has(figure)) return { value: null, why: "no-packet" };
  const value = valueIn(figure, row, at);
  if (value !== null) return { value };
  return { value: null, why: ofStreams.has(figure) ? "no-sequence" : "not-told" };
}

function valueIn(figure: ExpectFigure, row: Row, at: number): number | null {
  switch (figure) {
    case "loss":
      return row.lost === null || !row.expected ? null : (100 * row.lost) / row.expected;
    case "rate":
      return perSecond(row.packets, row, at);
    case "bitrate":
      return perSecond(8 * row.bytes, row, at);
    case "drops":
      return row.kernelDrops;
    default:
      return row[figure];
  }
}

/** The first packet begins the time and is none that came within it: it is left out, as the mean of all. */
function perSecond(count: number, { packets, firstAt }: Row, at: number): number {
  if (firstAt === null || packets < 2 || at <= firstAt) return 0;
  return (count * (1 - 1 / packets) * 1_000) / (at - firstAt);
}
