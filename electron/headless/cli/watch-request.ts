import type { KeptFormat } from "../../../shared/described/kept-formats.ts";
import { type Expectation, parseExpectation } from "../../../shared/expect/expectation.ts";
import { parseMemory, parseSeconds } from "../../../shared/input/quantities.ts";
import { limits } from "../../../shared/limits.ts";
import { measuredOf } from "../../../shared/model/description.ts";
import { readArguments } from "./arguments.ts";
import { readDescription } from "./description.ts";
import { readFilter } from "./filter-option.ts";
import { type NamedGroup, readGroups } from "./named-groups.ts";
import { type NamedProfile, readProfileOption } from "./profile-option.ts";
import { accepted, refuseUsage } from "./usage.ts";

const options = {
  on: "interface",
  from: "source",
  bind: "bind",
  list: "list-file",
  for: "duration",
  every: "interval",
  memory: "memory",
  history: "history-file",
  profile: "profile",
  events: null,
  describe: "description",
  filter: "filter",
  streams: null,
  expect: ["expectation"],
  json: null,
} as const;

/** What `watch` was asked for, read as far as it can be without knowing the interfaces. */
export interface WatchRequest {
  /** In their order. Whether their interfaces are there is the monitor's to say: it waits for them. */
  readonly groups: readonly NamedGroup[];
  /** Whose groups are watched too; null where none was named. */
  readonly profile: NamedProfile | null;
  /** How long to watch, in ms; null until told to end. */
  readonly forMs: number | null;
  /** How often to tell, in ms. */
  readonly everyMs: number;
  /** Bytes for kept packets and known sources; null takes the usual. */
  readonly memoryBytes: number | null;
  /** Where the history is kept; null keeps none. */
  readonly historyFile: string | null;
  /** Whether events are told as they happen. */
  readonly events: boolean;
  /** Whether people are told of streams too; scripts always are. */
  readonly streams: boolean;
  /** Which packets are counted beside all others; null where none are. */
  readonly filter: string | null;
  /** What the packets of all groups are; null recognises them. */
  readonly format: KeptFormat | null;
  /** What each group has to come to at the end. */
  readonly expectations: readonly Expectation[];
  readonly json: boolean;
}

export async function readWatchArguments(args: readonly string[]): Promise<WatchRequest> {
  const { values, lists, switches, rest } = readArguments(args, options);
  const profile = values.profile === undefined ? null : readProfileOption(values.profile);
  const ofProfile = profile?.profile.groups.length ?? 0;
  const isNamed = rest.length > 0 || values.list !== undefined;
  const groups = ofProfile > 0 && !isNamed ? [] : await readGroups(rest, values);
  const count = groups.length + ofProfile;
  if (count > limits.memberships) refuseUsage("groups-too-many", { count, most: limits.memberships });
  const format = values.describe === undefined ? null : await readFormat(values.describe, values.filter);
  const expectations = (lists.expect ?? []).map((text) => accepted(parseExpectation(text)));
  if (expectations.length > 0 && values.for === undefined) refuseUsage("expectation-without-end", {});
  return {
    ...{ groups, profile },
    expectations,
    format,
    forMs: values.for === undefined ? null : accepted(parseSeconds(values.for)) * 1000,
    everyMs: values.every === undefined ? 1000 : accepted(parseSeconds(values.every)) * 1000,
    memoryBytes: values.memory === undefined ? null : accepted(parseMemory(values.memory)),
    historyFile: values.history ?? null,
    events: switches.events === true,
    filter: filterOf(values.filter, format, count),
    streams: switches.streams === true,
    json: switches.json === true,
  };
}

/** One that says not where its packets' number stands tells a filter what they say, and is good for nothing else. */
async function readFormat(file: string, filter: string | undefined): Promise<KeptFormat> {
  const format = await readDescription(file);
  const isOfUse = filter !== undefined || measuredOf(format.description) !== null;
  return isOfUse ? format : refuseUsage("description-without-sequence", { file });
}

function filterOf(text: string | undefined, format: KeptFormat | null, groups: number): string | null {
  const filter = readFilter(text, format === null ? [] : [format.decoder]);
  const most = limits.arrangements;
  if (filter !== null && groups > most) refuseUsage("filter-groups-too-many", { count: groups, most });
  return filter;
}
