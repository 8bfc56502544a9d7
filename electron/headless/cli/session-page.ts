import { formatBitRate, formatBytes, formatDuration, formatRate } from "../../../shared/format.ts";
import type { Recording } from "../../../shared/model/recording.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { recordingNotes } from "../../../shared/text/recording.ts";
import { streamKindText } from "../../../shared/text/sentences.ts";
import type { GroupReport } from "./watch-report.ts";

/** What a page tells of a session. */
export interface SessionFacts {
  /** What the file is called. */
  readonly name: string;
  readonly program: string;
  readonly told: Recording;
  readonly groups: readonly GroupReport[];
  readonly rate: {
    readonly from: number | null;
    readonly width: number;
    readonly packets: Float64Array;
    readonly bits: Float64Array;
  };
}

const style = `
:root { color-scheme: light dark; font: 13px/1.5 system-ui, sans-serif; }
body { max-width: 1100px; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 20px; } h2 { font-size: 15px; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: 3px 8px; border-bottom: 1px solid #8884; }
th:first-child, td:first-child, .t { text-align: left; }
svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: currentColor; }
.line { fill: none; stroke: #3759d6; stroke-width: 1.5; } .axis { stroke: #8888; }
@media (prefers-color-scheme: dark) { .line { stroke: #8aa6ff; } }
@media print { body { max-width: none; margin: 0; } tr, svg { break-inside: avoid; } thead { display: table-header-group; } }
`;

/** One page with figures and charts, without scripts and without anything from elsewhere: it opens anywhere, and prints. */
export function sessionPage({ name, program, told, groups, rate }: SessionFacts): string {
  const { firstAt, lastAt } = told;
  const span = firstAt === null || lastAt === null ? null : lastAt - firstAt;
  const facts: [string, string][] = [
    ["File", `${name}, ${formatBytes(told.bytes)}`],
    ["From", firstAt === null ? "–" : new Date(firstAt).toISOString()],
    ["To", lastAt === null ? "–" : new Date(lastAt).toISOString()],
    ["Lasts", span === null ? "–" : formatDuration(span)],
    ["Packets", `${formatCount(told.counts.packets)}, ${formatCount(told.counts.datagrams)} of them UDP`],
    ["Interfaces", told.interfaces.join(", ") || "not told"],
    ["Not received", told.dropped === null ? "not told" : formatCount(told.dropped)],
  ];
  const notes = recordingNotes(told);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(name)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(name)}</h1>
<table><tbody>${facts.map(([what, value]) => `<tr><th>${what}</th><td class="t">${escaped(value)}</td></tr>`).join("")}</tbody></table>
${notes.length > 0 ? `<ul>${notes.map((note) => `<li>${escaped(note)}</li>`).join("")}</ul>` : ""}
${charts(rate)}
<h2>Groups</h2>
${groupTable(groups)}
<h2>Streams</h2>
${streamTable(groups)}
<p>Made by ${escaped(program)}.</p>
</body>
</html>
`;
}

function charts({ from, width, packets, bits }: SessionFacts["rate"]): string {
  if (from === null || packets.length === 0) return "";
  const perSecond = (values: Float64Array): number[] =>
    Array.from(values, (value) => (value * 1_000) / width);
  return [
    "<h2>Packets per second</h2>",
    chart(perSecond(packets), from, width, (value) => formatRate(value)),
    "<h2>Bits per second</h2>",
    chart(perSecond(bits), from, width, (value) => formatBitRate(value)),
  ].join("\n");
}

const chartWidth = 1_000;
const chartHeight = 140;
const left = 80;
const bottom = 20;

/** A line over time that begins at zero, with its largest value and both ends of the time. */
function chart(
  values: readonly number[],
  from: number,
  width: number,
  text: (value: number) => string,
): string {
  const most = Math.max(...values, 1e-9);
  const x = (place: number): number => left + ((chartWidth - left) * (place + 0.5)) / values.length;
  const y = (value: number): number => chartHeight - bottom - ((chartHeight - bottom - 10) * value) / most;
  const points = values.map((value, place) => `${x(place).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  const time = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
  const end = from + width * values.length;
  const label = `From ${time(from)} to ${time(end)} UTC, at most ${text(most)}`;
  return `<svg viewBox="0 0 ${chartWidth} ${chartHeight}" role="img" aria-label="${escaped(label)}">
<line class="axis" x1="${left}" y1="${y(0)}" x2="${chartWidth}" y2="${y(0)}"/>
<polyline class="line" points="${points}"/>
<text x="${left - 8}" y="${y(most) + 4}" text-anchor="end">${escaped(text(most))}</text>
<text x="${left - 8}" y="${y(0) + 4}" text-anchor="end">0</text>
<text x="${left}" y="${chartHeight - 4}">${time(from)}</text>
<text x="${chartWidth}" y="${chartHeight - 4}" text-anchor="end">${time(end)}</text>
</svg>`;
}

function groupTable(groups: readonly GroupReport[]): string {
  const head = ["Group", "On", "Sources", "Packets", "Bytes", "Average", "Peak", "TTL", "Dropped"];
  return table(
    head,
    groups.map((one) => [
      formatEndpoint(one.group, one.port),
      one.interface ?? "–",
      formatCount(one.sourceCount),
      formatCount(one.packets),
      formatBytes(one.bytes),
      `${formatRate(one.average.packets)} pkt/s, ${formatBitRate(one.average.bits)}`,
      `${formatRate(one.peak.packets)} pkt/s`,
      one.ttl === null ? "–" : Object.values(one.ttl).join("–"),
      one.kernelDrops === null ? "–" : formatCount(one.kernelDrops),
    ]),
  );
}

function streamTable(groups: readonly GroupReport[]): string {
  const count = (value: number | null): string => (value === null ? "–" : formatCount(value));
  const rows = groups.flatMap(({ group, port, streams }) =>
    streams.map(({ kind, source, received, expected, lost, duplicates, reordered }) => [
      formatEndpoint(group, port),
      `${streamKindText(kind)} from ${source}`,
      ...[received, expected, lost, duplicates, reordered].map(count),
    ]),
  );
  if (rows.length === 0) return "<p>No packets with numbers in them were recognised.</p>";
  return table(["Group", "Stream", "Received", "Expected", "Lost", "Duplicates", "Out of order"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: string): string =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${cells(head, "th")}</thead><tbody>${rows.map((row) => cells(row, "td")).join("\n")}</tbody></table>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
