import { formatDuration, formatRate } from "../../../shared/format.ts";
import { parseSeconds } from "../../../shared/input/quantities.ts";
import type { HistoryFigureName, KeptHistory } from "../../../shared/model/kept-history.ts";
import { parseMembershipKey } from "../../../shared/model/membership-key.ts";
import { formatEndpoint, parseHostPort } from "../../../shared/net/address.ts";
import { formatMoment } from "../../../shared/text/clock.ts";
import { readArguments } from "./arguments.ts";
import { readHistoryFile, withHistory } from "./history-reader.ts";
import { readMoment } from "./moment.ts";
import { renderTable, type TextColumn } from "./table.ts";
import { targetTexts } from "./targets.ts";
import type { Terminal } from "./terminal.ts";
import { accepted, exitCodes, refuseUsage } from "./usage.ts";

export interface HistoryRequest {
  readonly file: string;
  /** A group and its port, or a series as the file names it; null lists them. */
  readonly of: string | null;
  /** Seconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Seconds. */
  readonly step: number;
  readonly as: "table" | "json" | "csv";
}

export function readHistoryArguments(args: readonly string[]): HistoryRequest {
  const { values, switches, rest } = readArguments(args, {
    ...{ history: "history-file", from: "moment", to: "moment", step: "step", json: null, csv: null },
  } as const);
  const [of, extra] = targetTexts(rest);
  if (extra !== undefined) refuseUsage("word-too-many", { word: extra, command: "history" });
  if (switches.json && switches.csv) refuseUsage("options-exclude", { first: "--json", second: "--csv" });
  const now = Date.now();
  const from = readMoment(values.from ?? "1h", now) / 1_000;
  const to = values.to === undefined ? now / 1_000 : readMoment(values.to, now) / 1_000;
  if (to < from) refuseUsage("history-ends-before", {});
  return {
    file: readHistoryFile(values.history),
    ...{ of: of ?? null, from, to },
    step: values.step === undefined ? 60 : Math.max(1, Math.round(accepted(parseSeconds(values.step)))),
    as: switches.json ? "json" : switches.csv ? "csv" : "table",
  };
}

export function printHistory(request: HistoryRequest, terminal: Terminal): Promise<number> {
  return withHistory(request.file, terminal, (store) => {
    if (request.of === null) {
      for (const name of store.series) {
        if (request.as === "json") terminal.json({ series: name });
        else terminal.out(`${name}\n`);
      }
      return store.series.length > 0 ? exitCodes.done : exitCodes.nothing;
    }
    const series = seriesOf(request.of, store.series);
    const history = series === null ? null : store.query(series, request.from, request.to, request.step);
    const lines = history === null ? [] : linesOf(history);
    if (history === null || lines.every(({ packets }) => packets === null)) {
      terminal.err(`Of ${request.of} nothing is kept of that time in this history.`);
      return exitCodes.nothing;
    }
    print(lines, request.as, terminal);
    if (history.step > request.step) {
      terminal.err(
        `Steps are ${formatDuration(history.step * 1_000)} long: no finer ones are kept of that time, or there were too many.`,
      );
    }
    return exitCodes.done;
  });
}

/** A series by its name, or the one membership that a group and port had. */
function seriesOf(text: string, all: readonly string[]): string | null {
  if (all.includes(text)) return text;
  const target = accepted(parseHostPort(text.replace(/ (\d+)$/, ":$1")));
  if (target.port === null) return null;
  const endpoint = formatEndpoint(target.address.text, target.port);
  const found = all.filter((name) => {
    const identity = parseMembershipKey(name);
    return identity !== null && formatEndpoint(identity.address, identity.port) === endpoint;
  });
  if (found.length > 1) refuseUsage("history-of-several", { text, series: found as [string, ...string[]] });
  return found[0] ?? null;
}

/** One stretch of time; null is not known. */
interface Line {
  /** ms since 1970, and as ISO 8601. */
  readonly at: number;
  readonly time: string;
  /** Seconds, and in how many of them Castscope listened. */
  readonly step: number;
  readonly seconds: number;
  readonly packets: number | null;
  readonly packetsLeast: number | null;
  readonly packetsMost: number | null;
  readonly bytes: number | null;
  readonly lost: number | null;
  readonly reordered: number | null;
  readonly dropped: number | null;
  /** The largest of any second. */
  readonly jitterMs: number | null;
  /** The shortest and the longest time between two packets. */
  readonly intervalLeastMs: number | null;
  readonly intervalMostMs: number | null;
  /** Of what was sent, the share that did not come in the worst second. */
  readonly lossMostPercent: number | null;
  /** Seconds with loss, drops, silence, or in which nothing could come. */
  readonly errorSeconds: number | null;
}

function linesOf({ from, step, length, figures }: KeptHistory): Line[] {
  return Array.from({ length }, (_, place) => {
    const sum = (name: HistoryFigureName) => known(figures[name].sum[place]);
    const at = (from + place * step) * 1_000;
    const thousandth = (value: number | null) => (value === null ? null : value / 1_000);
    const share = known(figures.lossShare.most[place]);
    return {
      ...{ at, time: new Date(at).toISOString(), step, seconds: figures.packets.seconds[place] ?? 0 },
      packets: sum("packets"),
      packetsLeast: known(figures.packets.least[place]),
      packetsMost: known(figures.packets.most[place]),
      ...{ bytes: sum("bytes"), lost: sum("lost"), reordered: sum("reordered"), dropped: sum("dropped") },
      jitterMs: thousandth(known(figures.jitter.most[place])),
      intervalLeastMs: thousandth(known(figures.intervalLeast.least[place])),
      intervalMostMs: thousandth(known(figures.intervalMost.most[place])),
      lossMostPercent: share === null ? null : share / 10_000,
      errorSeconds: sum("errorSeconds"),
    };
  });
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function print(lines: readonly Line[], as: HistoryRequest["as"], terminal: Terminal): void {
  if (as === "json") {
    for (const line of lines) terminal.json(line);
  } else if (as === "csv") {
    const [first] = lines;
    terminal.out(`${Object.keys(first ?? {}).join(",")}\n`);
    for (const line of lines)
      terminal.out(
        `${Object.values(line)
          .map((value) => value ?? "")
          .join(",")}\n`,
      );
  } else {
    for (const line of renderTable(columns, lines)) terminal.out(`${line}\n`);
  }
}

const dash = (value: number | null): string => (value === null ? "–" : formatRate(value));

const columns: readonly TextColumn<Line>[] = [
  { title: "Time", text: ({ at }) => formatMoment(at) },
  { title: "Packets", right: true, text: ({ packets }) => dash(packets) },
  { title: "Least/s", right: true, text: ({ packetsLeast }) => dash(packetsLeast) },
  { title: "Most/s", right: true, text: ({ packetsMost }) => dash(packetsMost) },
  { title: "Lost", right: true, text: ({ lost }) => dash(lost) },
  { title: "Dropped here", right: true, text: ({ dropped }) => dash(dropped) },
  {
    title: "Jitter",
    right: true,
    text: ({ jitterMs }) => (jitterMs === null ? "–" : `${jitterMs.toFixed(2)} ms`),
  },
];
