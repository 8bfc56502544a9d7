import * as v from "valibot";
import { limits } from "../limits.ts";
import { listenNowhere, listenSchema } from "../model/announcement.ts";
import { clockSchema } from "../model/clock.ts";
import { eventRuleSchema } from "../model/event-recording.ts";
import { languageChoiceSchema } from "../model/language.ts";
import { themeSchema } from "../model/theme.ts";
import { usualZoom, zoomSchema } from "../model/zoom.ts";
import { bookSchema } from "./book.ts";
import { changedKeysSchema } from "./changed-keys.ts";
import { draftSchema } from "./draft.ts";
import { filterMemorySchema, noFilters } from "./filter-memory.ts";

/**
 * What windows leave with the door, so that a reload, another browser and the next start show the same. A section is
 * one entry here: what it may be, and what it is where nobody changed it. In the window `useKept(name)`, or a field of
 * `View` of the same name, reads and writes it; nothing else is to be done.
 *
 * Where it is kept: `settings` are this user's, whatever is looked at, and stand in a file that people may write; those of a
 * `profile` are switched and exported with it; what is `shared` belongs to all profiles.
 */
export const homes = ["settings", "profile", "shared"] as const;
export type Home = (typeof homes)[number];

interface Section<S extends v.GenericSchema> {
  readonly home: Home;
  readonly schema: S;
  readonly usual: v.InferOutput<S>;
}

function section<S extends v.GenericSchema>(home: Home, schema: S, usual: v.InferOutput<S>): Section<S> {
  return { home, schema, usual };
}

function wholeWithin(least: number, most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
}

/** A column's name: which there are, the window knows. */
const column = v.pipe(v.string(), v.nonEmpty(), v.maxLength(40));
/** What the palette names an action, a group or a page by. */
const command = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2 * limits.membershipKeyCharacters));
const sentDraft = v.object({
  /** The run of the monitor, and the send in it. */
  epoch: v.pipe(v.string(), v.maxLength(64)),
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  draft: draftSchema,
});

/** A send that runs. Of one of a file its bytes are not kept, but what is needed to choose it again. */
const runningDraft = v.object({
  ...sentDraft.entries,
  file: v.optional(
    v.object({
      name: v.pipe(v.string(), v.maxLength(limits.pathLength)),
      inPieces: v.boolean(),
      pieceSize: v.pipe(v.string(), v.maxLength(limits.filterLength)),
    }),
  ),
});

/** What the rail leads to. */
export const pages = ["monitor", "overview", "events", "computer", "recordings", "settings"] as const;

export const detailsTabs = ["packets", "sources", "charts", "stream", "membership"] as const;

/**
 * What the packet list's times say: the time of day, the same with its date, or the seconds since the group was joined, since the packet above, or since
 * the one that was chosen as reference.
 */
export const packetTimes = ["clock", "date", "join", "previous", "reference"] as const;

/** By what the rows of the groups table stand below headings. */
export const groupBys = ["none", "interface", "label", "pair"] as const;
export type GroupBy = (typeof groupBys)[number];

/** Which groups are shown, by their state. */
export const stateFilters = ["all", "receiving", "silent", "error"] as const;

/** A heading's name: by what it is, and of which value. */
const heading = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(20 + Math.max(limits.labelLength, limits.interfaceLength)),
);

const groupKey = v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.membershipKeyCharacters));

/** The order of the groups table that nobody sorted: as they were joined. */
export const asJoined = "joined";

/** The groups' share of the height above the details, in percent, as it is at first and after a reset. */
export const usualGroupsShare = 55;

export const sections = {
  theme: section("settings", themeSchema, "system"),
  language: section("settings", languageChoiceSchema, "system"),
  /** Of a desktop window: the size of its content, in percent. */
  zoom: section("settings", zoomSchema, usualZoom),
  /** In which zone times of day are shown, and read where they are typed. */
  clock: section("settings", clockSchema, "local"),
  /** Single-letter keys act outside text fields. */
  letterKeys: section("settings", v.boolean(), true),
  /** Before a send with a greater TTL, or hop limit, it is asked whether it may leave the site. */
  askAboveTtl: section("settings", wholeWithin(0, 255), 32),
  /** What recording offers at first: a ring of files, … */
  ring: section("settings", v.boolean(), false),
  /** … of so many, … */
  ringFiles: section("settings", wholeWithin(1, limits.recordFiles), 8),
  /** … each of at most so many million bytes, … */
  ringMegabytes: section("settings", wholeWithin(1, limits.ringMegabytes), 1_000),
  /** … and so many seconds; 0 does not end one by its time. */
  ringSeconds: section("settings", wholeWithin(0, limits.ringSeconds), 0),
  /** Keys that differ from the usual: of actions, by name. An empty list is an action without keys. */
  keys: section("settings", changedKeysSchema, {}),
  /** New problems and warnings are shown by the system while the window is hidden … */
  notifications: section("settings", v.boolean(), false),
  /** … and told by a sound. */
  sound: section("settings", v.boolean(), false),

  /** What is open beside the rail. */
  page: section("profile", v.picklist(pages), "monitor"),
  tab: section("profile", v.picklist(detailsTabs), "packets"),
  filters: section("profile", v.object({ packets: filterMemorySchema, groups: filterMemorySchema }), {
    packets: noFilters,
    groups: noFilters,
  }),
  /** The group that is looked at, by its key; null before any was. */
  selectedGroup: section("profile", v.nullable(groupKey), null),
  /** How its packets are narrowed down; null where they are not. */
  packetFilter: section(
    "profile",
    v.nullable(v.object({ of: groupKey, text: v.pipe(v.string(), v.maxLength(limits.filterLength)) })),
    null,
  ),
  /** How the groups are narrowed down. */
  groupFilter: section(
    "profile",
    v.object({ text: v.pipe(v.string(), v.maxLength(limits.filterLength)), state: v.picklist(stateFilters) }),
    { text: "", state: "all" },
  ),
  sort: section("profile", v.object({ column, descending: v.boolean() }), {
    column: asJoined,
    descending: false,
  }),
  groupBy: section("profile", v.picklist(groupBys), "none"),
  /** Headings of the groups table whose rows are not shown, by name. */
  foldedHeadings: section("profile", v.pipe(v.array(heading), v.maxLength(limits.foldedHeadings)), []),
  hiddenColumns: section("profile", v.pipe(v.array(column), v.maxLength(100)), []),
  /** Compose is open at the start of a window that has room for it … */
  composeAtStart: section("profile", v.boolean(), true),
  /** … or of any, and stands beside the panes in a narrow one too. */
  composePinned: section("profile", v.boolean(), false),
  composeWide: section("profile", v.boolean(), false),
  /** The interface that new joins use when the text names none; null lets the system choose. */
  joinOn: section(
    "profile",
    v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.interfaceLength))),
    null,
  ),
  /** Whether it is listened for announcements of groups, and where: joining is a person's choice. */
  listen: section("profile", listenSchema, listenNowhere),
  /** Groups that only the kernel joined are listed among the host's own. */
  kernelGroups: section("profile", v.boolean(), true),
  /** Sparklines share one scale instead of one each. */
  sharedScale: section("profile", v.boolean(), false),
  packetTime: section("profile", v.picklist(packetTimes), "clock"),
  /** The packet list has a column for DSCP. */
  packetDscp: section("profile", v.boolean(), false),
  /** The packet list's rows are tinted by type. */
  packetColours: section("profile", v.boolean(), false),
  /** Payloads that are text are shown as that, and not as bytes. */
  payloadText: section("profile", v.boolean(), false),
  /** Percent of the height that the groups take above the details. */
  groupsShare: section("profile", v.pipe(v.number(), v.minValue(10), v.maxValue(90)), usualGroupsShare),
  /** Sizes of panes by the name of what they divide, as the panes' own library writes them. */
  panes: section(
    "profile",
    v.record(v.pipe(v.string(), v.maxLength(80)), v.pipe(v.string(), v.maxLength(500))),
    {},
  ),
  /** With which events recordings begin; null for none. What runs goes on to its end. */
  eventRecording: section("profile", v.nullable(eventRuleSchema), null),
  /** What Compose holds. */
  draft: section("profile", draftSchema, {}),
  /** What Compose held for the sends that were made last, the newest last: also the payload, which rows do not tell. */
  sent: section("profile", v.pipe(v.array(sentDraft), v.maxLength(limits.recentUsed)), []),

  /** Of these and of other windows', what is being sent more than once: offered again where the monitor ended meanwhile. */
  running: section("profile", v.pipe(v.array(runningDraft), v.maxLength(limits.recentUsed)), []),

  book: section("shared", bookSchema, []),
  /** Where packets were sent to last, as typed in To; the newest first. */
  recentTargets: section(
    "shared",
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(limits.filterLength))), v.maxLength(limits.recentUsed)),
    [],
  ),
  /** Of the palette, what was done last, by name; the newest first. */
  recentCommands: section("shared", v.pipe(v.array(command), v.maxLength(limits.recentUsed)), []),
} as const;

export type Sections = typeof sections;
export type SectionName = keyof Sections;
export type Kept<N extends SectionName> = v.InferOutput<Sections[N]["schema"]>;

export const sectionNames = Object.keys(sections) as SectionName[];

export function isSectionName(name: string): name is SectionName {
  return Object.hasOwn(sections, name);
}

/** A value of a section, or undefined for what it cannot be. */
export function readSection<N extends SectionName>(name: N, value: unknown): Kept<N> | undefined {
  const parsed = v.safeParse(sections[name].schema as v.GenericSchema, value);
  return parsed.success ? (parsed.output as Kept<N>) : undefined;
}
