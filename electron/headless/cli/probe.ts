import { setTimeout as sleep } from "node:timers/promises";
import { type PortlessGroup, parsePortlessGroup } from "../../../shared/input/join-text.ts";
import { readPorts } from "../../../shared/input/list/range.ts";
import { parseSeconds } from "../../../shared/input/quantities.ts";
import { limits } from "../../../shared/limits.ts";
import type { HeardPort, ProbeState } from "../../../shared/model/probe.ts";
import { groupDeaf } from "../../../shared/probe/group-deaf.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import type { Monitor } from "../../engine/monitor.ts";
import { readArguments } from "./arguments.ts";
import { createScreenBlock, renderTable, type TextColumn } from "./table.ts";
import { joinTexts } from "./targets.ts";
import type { Terminal } from "./terminal.ts";
import { accepted, exitCodes, refuseUsage } from "./usage.ts";

const options = { on: "interface", from: "source", ports: "ports", for: "duration", json: null } as const;

interface ProbeCommand {
  readonly group: PortlessGroup;
  readonly ports: readonly number[];
  readonly forMs: number;
  readonly json: boolean;
}

export function readProbeArguments(args: readonly string[]): ProbeCommand {
  const { values, switches, rest } = readArguments(args, options);
  const [text, ...more] = joinTexts(rest, values);
  if (text === undefined) refuseUsage("probe-group-missing", {});
  if (more.length > 0) refuseUsage("word-too-many", { word: rest.at(-1) ?? "", command: "probe" });
  const group = accepted(parsePortlessGroup(text));
  const named = values.ports === undefined ? [] : accepted(readPorts(values.ports));
  const ports = [...(group.port === null ? [] : [group.port]), ...named];
  const most = limits.probeNamedPorts;
  if (ports.length > most) refuseUsage("ports-too-many", { count: ports.length, most });
  const forMs = values.for === undefined ? limits.probeMs : accepted(parseSeconds(values.for)) * 1_000;
  if (forMs > limits.probeMostMs) refuseUsage("probe-too-long", { most: limits.probeMostMs / 1_000 });
  return { group, ports, forMs: Math.round(forMs), json: switches.json === true };
}

/** Listens for a while and prints on which ports something came; the exit code says whether anything did. */
export async function probe(
  { group, ports, forMs, json }: ProbeCommand,
  { handlers }: Pick<Monitor, "handlers">,
  terminal: Terminal,
): Promise<number> {
  const { address, on, from } = group;
  const { id } = await handlers.startProbe({
    ...{ address: address.text, interface: on ?? address.zone, source: from, ports: [...ports], forMs },
  });
  const draw = createScreenBlock(() => terminal.size());
  const end = terminal.end();
  let told = await handlers.probed({ id });
  if (!json) for (const line of deafLines(told)) terminal.err(line);
  while (told.end === null && !end.aborted) {
    if (terminal.screen && !json) terminal.draw(draw(linesOf(told), false));
    await sleep(limits.probeAskMs, undefined, { signal: end }).catch(() => {});
    told = await handlers.probed({ id });
  }
  await handlers.stopProbe({ id });
  told = await handlers.probed({ id });
  if (json) terminal.json(told);
  else if (terminal.screen) terminal.draw(draw(linesOf(told), false));
  else terminal.out(`${linesOf(told).join("\n")}\n`);
  return told.heard.length === 0 ? exitCodes.nothing : exitCodes.done;
}

const columns: readonly TextColumn<HeardPort>[] = [
  { title: "Port", right: true, text: ({ port }) => String(port) },
  { title: "Packets", right: true, text: ({ packets }) => formatCount(packets) },
  { title: "Looks like", text: ({ looksLike }) => looksLike?.title ?? "–" },
  {
    title: "From",
    text: ({ from, senders }) => (senders > 1 ? `${from} and ${formatCount(senders - 1)} more` : from),
  },
  { title: "Info", text: ({ looksLike }) => looksLike?.info ?? "" },
];

function linesOf(told: ProbeState): string[] {
  const { address, interface: on, heard, way, ports, elapsedMs, forMs, end, untold, drops } = told;
  const where = way === "any-port" ? "every port" : plural(ports.length, "port");
  const seconds = formatCount(Math.round(elapsedMs / 1_000));
  const time = end === null ? `${seconds} of ${formatCount(Math.round(forMs / 1_000))} s` : `${seconds} s`;
  const notes = [
    untold > 0 ? `${plural(untold, "packet")} to further ports` : "",
    (drops ?? 0) > 0 ? `${plural(drops ?? 0, "packet")} dropped here` : "",
    told.portsLeftOut > 0 ? `${plural(told.portsLeftOut, "port")} found no room` : "",
    end === "broken" ? "a socket broke before the time was over" : "",
  ].filter(Boolean);
  return [
    `${address} on ${on}, ${where}, ${time}: ${heard.length === 0 ? "nothing heard" : `heard on ${plural(heard.length, "port")}`}.`,
    ...(heard.length === 0 ? [] : renderTable(columns, heard)),
    ...(notes.length === 0 ? [] : [`${notes.join(", ")}.`]),
  ];
}

/** Why ports are not listened on: those that need more rights together, others each. */
function deafLines({ deaf }: ProbeState): string[] {
  const { privileged, others } = groupDeaf(deaf);
  return [
    ...others.map(
      ({ problem, holder }) => `${problemText(problem)}${holder === null ? "" : ` It is ${holder}.`}`,
    ),
    ...(privileged.length === 0
      ? []
      : [`Not listened on ${privileged.join(", ")}: ports below 1,024 need more rights here.`]),
  ];
}
