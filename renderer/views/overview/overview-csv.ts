import { csv } from "../details/stream/csv.ts";
import type { OverviewGroup, OverviewTimes } from "./overview-rows.ts";

/** All stretches of all groups as a text to take along; what is not known is empty. @param unit what was asked for */
export function overviewCsv(
  groups: readonly OverviewGroup[],
  { from, step, length }: OverviewTimes,
  unit: "packets" | "bits",
): string {
  const rate = unit === "packets" ? "packets_per_second" : "bits_per_second";
  const header = [
    "time",
    "group",
    "name",
    rate,
    `${rate}_most`,
    "lost",
    "loss_percent",
    "dropped_here",
    "error_seconds",
  ];
  const factor = unit === "bits" ? 8 : 1;
  return csv(
    header,
    groups.flatMap(({ endpoint, name, figures }) =>
      figures === null
        ? []
        : Array.from({ length }, (_, place) => [
            ...[new Date((from + place * step) * 1_000).toISOString(), endpoint, name],
            ...[told(figures.mean[place], factor), told(figures.most[place], factor)],
            ...[told(figures.lost[place]), told(figures.share[place])],
            ...[told(figures.dropped[place]), told(figures.errors[place])],
          ]),
    ),
  );
}

/** To three digits behind the point, as exact as what is drawn. */
function told(value: number | undefined, factor = 1): number | null {
  return value === undefined || Number.isNaN(value) ? null : Math.round(value * factor * 1_000) / 1_000;
}
