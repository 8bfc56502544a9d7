import { formatBitRate, formatBytes, formatRate } from "../format.ts";
import { limits } from "../limits.ts";
import { formatEndpoint } from "../net/address.ts";
import { formatCount, formatFixed } from "../text/count.ts";
import { streamKindText } from "../text/sentences.ts";
import { spokenLanguage } from "../text/spoken.ts";
import { barChart, lineChart } from "./page-charts.ts";
import { escaped, type PageColumn, pageTable } from "./page-table.ts";
import type { SessionEvent } from "./session-events.ts";
import type { SessionRate } from "./session-rate.ts";
import type { NamedGroup } from "./session-tables.ts";
import { words } from "./words/words.ts";

/** What a page tells of a session. */
export interface SessionFacts {
  /** What the file is called, or what else the page is about. */
  readonly name: string;
  /** Name and version of what makes the page. */
  readonly program: string;
  /** What stands at its head: of what, and what it is. */
  readonly facts: readonly (readonly [of: string, text: string])[];
  /** Sentences below that. */
  readonly notes: readonly string[];
  readonly groups: readonly NamedGroup[];
  /** Null draws nothing. */
  readonly rate: SessionRate | null;
  /** In the order in which they happened. */
  readonly events: readonly SessionEvent[];
}

const style = `
:root { color-scheme: light dark; font: 13px/1.5 system-ui, sans-serif; }
body { max-width: 1100px; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 20px; } h2 { font-size: 15px; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: 3px 8px; border-bottom: 1px solid #8884; }
th:first-child, td:first-child, .t { text-align: left; }
svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: currentColor; }
.line { fill: none; stroke: #3759d6; stroke-width: 1.5; stroke-linecap: round; } .axis { stroke: #8888; }
.bar { stroke: #b26b00; stroke-width: 2; }
.m { font-family: ui-monospace, monospace; }
@media (prefers-color-scheme: dark) { .line { stroke: #8aa6ff; } .bar { stroke: #e3a008; } }
@media print { body { max-width: none; margin: 0; } tr, svg { break-inside: avoid; } thead { display: table-header-group; } }
`;

/**
 * One page with figures and charts, without scripts and without anything from elsewhere: it opens anywhere, and prints.
 * All times are UTC. It is in the spoken language.
 */
export function sessionPage({ name, program, facts, notes, groups, rate, events }: SessionFacts): string {
  const said = words().page;
  const rows = facts.map(
    ([of, text]) => `<tr><th scope="row">${of}</th><td class="t">${escaped(text)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${spokenLanguage()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(name)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(name)}</h1>
<table><tbody>${rows.join("")}</tbody></table>
${notes.length > 0 ? `<ul>${notes.map((note) => `<li>${escaped(note)}</li>`).join("")}</ul>` : ""}
${rate === null ? "" : charts(rate)}
<h2>${said.groups}</h2>
${pageTable(groupColumns, groups) ?? paragraph(said.noGroup)}
<h2>${said.sources}</h2>
${pageTable(sourceColumns, sourceLines(groups)) ?? paragraph(said.nobodySent)}
${more(untoldSources(groups), said.furtherSources)}
<h2>${said.streams}</h2>
${pageTable(streamColumns, streamLines(groups)) ?? paragraph(said.noStream)}
<h2>${said.events}</h2>
${pageTable(eventColumns, events.slice(-limits.reportEvents)) ?? paragraph(said.noEvent)}
${more(events.length - limits.reportEvents, said.earlierEvents)}
${paragraph(said.madeBy(escaped(program)))}
</body>
</html>
`;
}

const paragraph = (sentence: string): string => `<p>${sentence}</p>`;

function more(count: number, sentence: (count: number) => string): string {
  return count > 0 ? paragraph(sentence(count)) : "";
}

function untoldSources(groups: readonly NamedGroup[]): number {
  return groups.reduce((sum, { sourceCount, sources }) => sum + sourceCount - sources.length, 0);
}

function charts({ from, width, packets, bits, lost }: SessionRate): string {
  const said = words().charts;
  const perSecond = (values: Float64Array): number[] =>
    Array.from(values, (value) => (value * 1_000) / width);
  return [
    `<h2>${said.packets}</h2>`,
    lineChart(perSecond(packets), from, width, (value) => formatRate(value)),
    `<h2>${said.bits}</h2>`,
    lineChart(perSecond(bits), from, width, (value) => formatBitRate(value)),
    ...(lost === null
      ? []
      : [`<h2>${said.lost}</h2>`, barChart([...lost], from, width, (value) => formatCount(value))]),
  ].join("\n");
}

const count = (value: number | null): string => (value === null ? "–" : formatCount(value));
const range = (value: object | null): string =>
  value === null ? "–" : [...new Set(Object.values(value))].join("–");

const groupColumns: readonly PageColumn<NamedGroup>[] = [
  { title: () => words().columns.group, text: ({ group, port }) => formatEndpoint(group, port), mono: true },
  { title: () => words().columns.name, text: ({ name }) => name, start: true },
  { title: () => words().columns.on, text: (one) => one.interface ?? "–", start: true },
  { title: () => words().columns.sources, text: (one) => formatCount(one.sourceCount) },
  { title: () => words().columns.packets, text: (one) => formatCount(one.packets) },
  { title: () => words().columns.bytes, text: (one) => formatBytes(one.bytes) },
  { title: () => words().columns.averagePackets, text: (one) => formatRate(one.average.packets) },
  { title: () => words().columns.averageBits, text: (one) => formatBitRate(one.average.bits) },
  { title: () => words().columns.peakPackets, text: (one) => formatRate(one.peak.packets) },
  { title: () => "TTL", text: (one) => range(one.ttl) },
  { title: () => words().columns.lost, text: (one) => count(lostOf(one)) },
  { title: () => words().columns.dropped, text: (one) => count(one.kernelDrops) },
];

/** What its streams miss together; null where none is measured. */
function lostOf({ streams }: NamedGroup): number | null {
  const measured = streams.flatMap(({ lost }) => lost ?? []);
  return measured.length === 0 ? null : measured.reduce((sum, one) => sum + one, 0);
}

interface SourceLine {
  readonly group: string;
  readonly source: NamedGroup["sources"][number];
}

function sourceLines(groups: readonly NamedGroup[]): readonly SourceLine[] {
  return groups.flatMap(({ group, port, sources }) =>
    sources.map((source) => ({ group: formatEndpoint(group, port), source })),
  );
}

const sourceColumns: readonly PageColumn<SourceLine>[] = [
  { title: () => words().columns.group, text: ({ group }) => group, mono: true },
  {
    title: () => words().columns.source,
    text: ({ source }) => formatEndpoint(source.address, source.port),
    mono: true,
  },
  { title: () => words().columns.packets, text: ({ source }) => formatCount(source.packets) },
  { title: () => words().columns.bytes, text: ({ source }) => formatBytes(source.bytes) },
  { title: () => "TTL", text: ({ source }) => range(source.ttl) },
  { title: () => "DSCP", text: ({ source }) => source.dscp?.join(", ") ?? "–" },
];

interface StreamLine {
  readonly group: string;
  readonly stream: NamedGroup["streams"][number];
}

function streamLines(groups: readonly NamedGroup[]): readonly StreamLine[] {
  return groups.flatMap(({ group, port, streams }) =>
    streams.map((stream) => ({ group: formatEndpoint(group, port), stream })),
  );
}

const streamColumns: readonly PageColumn<StreamLine>[] = [
  { title: () => words().columns.group, text: ({ group }) => group, mono: true },
  {
    title: () => words().columns.stream,
    text: ({ stream: { kind, source } }) => words().columns.streamOf(streamKindText(kind), source),
    start: true,
  },
  { title: () => words().columns.received, text: ({ stream }) => formatCount(stream.received) },
  { title: () => words().columns.expected, text: ({ stream }) => count(stream.expected) },
  { title: () => words().columns.lost, text: ({ stream }) => count(stream.lost) },
  {
    title: () => words().columns.loss,
    text: ({ stream: { lossPercent } }) => (lossPercent === null ? "–" : `${formatFixed(lossPercent, 3)} %`),
  },
  { title: () => words().columns.longest, text: ({ stream }) => count(stream.longestBurst) },
  { title: () => words().columns.duplicates, text: ({ stream }) => count(stream.duplicates) },
  { title: () => words().columns.reordered, text: ({ stream }) => count(stream.reordered) },
  {
    title: () => words().columns.jitter,
    text: ({ stream: { jitterMs } }) => (jitterMs === null ? "–" : `${formatFixed(jitterMs, 2)} ms`),
  },
];

const iso = (at: number): string => new Date(at).toISOString().slice(0, -1).replace("T", " ");

const eventColumns: readonly PageColumn<SessionEvent>[] = [
  { title: () => words().columns.at, text: ({ at }) => iso(at) },
  {
    title: () => words().columns.until,
    text: ({ until }) => (until === null ? "" : iso(until)),
    start: true,
  },
  { title: () => words().columns.group, text: ({ group }) => group, start: true, mono: true },
  { title: () => words().columns.what, text: ({ what }) => what, start: true },
];
