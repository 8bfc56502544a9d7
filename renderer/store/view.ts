import { createStore, type StoreApi } from "zustand/vanilla";
import { type FilterKind, type FilterMemory, noFilters } from "../../shared/kept/filter-memory.ts";
import {
  asJoined,
  detailsTabs,
  type GroupBy,
  type Kept,
  type packetTimes,
  type pages,
  type SectionName,
  sections,
  type stateFilters,
  usualGroupsShare,
} from "../../shared/kept/sections.ts";
import { limits } from "../../shared/limits.ts";
import type { Clock } from "../../shared/model/clock.ts";
import type { Description } from "../../shared/model/description.ts";
import type { Destination } from "../../shared/model/destination.ts";
import type { LanguageChoice } from "../../shared/model/language.ts";
import type { PlaceRange } from "../../shared/model/packet-list.ts";
import type { Theme } from "../../shared/model/theme.ts";
import { usualZoom } from "../../shared/model/zoom.ts";
import type { Sort } from "../table/sort.ts";

export type Page = (typeof pages)[number];

/** Pages that have a side of their own, or none: Compose is not beside them. */
const pagesAlone: readonly Page[] = ["events", "overview", "settings", "recordings"];

export function hasComposeBeside({ page }: Pick<View, "page">): boolean {
  return !pagesAlone.includes(page);
}

export type DetailsTab = (typeof detailsTabs)[number];

export function isDetailsTab(value: unknown): value is DetailsTab {
  return detailsTabs.some((tab) => tab === value);
}

export type PacketTime = (typeof packetTimes)[number];

export type StateFilter = (typeof stateFilters)[number];

/** Where packets of a membership went, in its row below. */
export interface ChosenDestination extends Pick<Destination, "address" | "kind" | "interface"> {
  /** The membership's id: chosen only as long as that is selected. */
  readonly of: number;
}

/** The merged row of a redundant pair. */
interface ChosenPair {
  /** The id of its leg A: chosen only as long as that is selected. */
  readonly of: number;
  readonly pair: number;
}

/** The line above rows that have something in common. */
interface ChosenHeading {
  /** The membership whose details stay: chosen only as long as that is selected. */
  readonly of: number;
  readonly heading: string;
}

/** Packets that are chosen in the list of a membership, by their places in it. */
export interface SelectedPackets {
  readonly of: number;
  /** The monitor's number of the sorted or filtered list; null where packets stand as they arrived. */
  readonly arrangement: number | null;
  readonly ranges: readonly PlaceRange[];
}

/** A membership whose packets' format is being described, in the place of its streams. */
interface Describing {
  readonly of: number;
  /** The source that is looked at; null for all. */
  readonly source: { readonly address: string; readonly port: number } | null;
  /** What it begins with. */
  readonly begin: Description | null;
  /** Number of the packet that is shown; null shows the newest one. */
  readonly packet: number | null;
}

/** Which part of the past is drawn over time, in s and in s since 1970. */
export interface ShownTime {
  /** How much of it; `join` reaches from the join to now. */
  readonly length: number | "join";
  /** Where it ends; null follows the newest second. */
  readonly end: number | null;
  /** The moment under the cursor, where a person left it. */
  readonly cursor: number | null;
}

/** What the window shows and how; nothing here is known to the engine. */
export interface View {
  readonly theme: Theme;
  readonly language: LanguageChoice;
  /** Of a desktop window: the size of its content, in percent. */
  readonly zoom: number;
  /** In which zone times of day are shown and typed. */
  readonly clock: Clock;
  readonly page: Page;
  readonly selected: number | null;
  /**
   * The destination whose row is chosen below that of the selected membership, or the pair or heading whose row is above
   * it; null where it is that row itself.
   */
  readonly chosen: ChosenDestination | ChosenPair | ChosenHeading | null;
  /** Memberships that are chosen together; see `marked.ts`. */
  readonly marked: readonly number[];
  /** Where a range of them began; null before the first. */
  readonly markAnchor: number | null;
  /** Memberships whose destinations are shown below them in the groups table. */
  readonly opened: readonly number[];
  /** Watched ports of which unicast and broadcast alone are looked at, not what went to groups. */
  readonly direct: readonly number[];
  /** Pairs whose legs are not shown below them. */
  readonly folded: readonly number[];
  /** By what the rows of the groups table stand below headings … */
  readonly groupBy: GroupBy;
  /** … and those of them whose rows are not shown, by name. */
  readonly foldedHeadings: readonly string[];
  readonly tab: DetailsTab;
  /** What the charts of a group show; the same time for all of them. */
  readonly chartsTime: ShownTime;
  readonly overviewTime: ShownTime;
  /** What rates of the overview are told in, and whether its charts share one scale. */
  readonly overviewUnit: "packets" | "bits";
  readonly overviewShared: boolean;
  /** Memberships that the overview shows alone, to compare them; empty where it shows all. */
  readonly compared: readonly number[];
  readonly describing: Describing | null;
  /** A filter that the packet list of a membership takes when it is there. */
  readonly wantedFilter: { readonly of: number; readonly text: string } | null;
  /** How the packets of a membership are narrowed down; null where they are not. */
  readonly packetFilter: { readonly of: number; readonly text: string } | null;
  /** The setting that the page of settings goes to when it is there. */
  readonly wantedSetting: SectionName | null;
  /** Those of the details that are shown; null where none is chosen. */
  readonly packets: SelectedPackets | null;
  readonly filter: string;
  readonly filters: Readonly<Record<FilterKind, FilterMemory>>;
  readonly stateFilter: StateFilter;
  /** A column of the groups table that can be sorted, or `asJoined`. */
  readonly sort: Sort;
  /** Compose is a pane; else its strip. */
  readonly composeOpen: boolean;
  /** What a person left in a window with room; a narrow window begins with the strip all the same … */
  readonly composeAtStart: boolean;
  /** … where Compose is not pinned: then it is open at each start, and beside the panes, not over them. */
  readonly composePinned: boolean;
  /** Compose has its sends beside the form; in a window without room for that, behind a tab. */
  readonly composeWide: boolean;
  /** New problems and warnings are shown by the system while the window is hidden … */
  readonly notifications: boolean;
  /** … and told by a sound. */
  readonly sound: boolean;
  /** What was chosen in the palette, newest first, by the keys of its items. */
  readonly recentCommands: readonly string[];
  /** Single-letter keys act outside text fields. */
  readonly letterKeys: boolean;
  /** Keys of actions that differ from the usual, by the actions’ names. */
  readonly keys: Kept<"keys">;
  /** Before a send with a greater TTL it is asked whether it may leave the site. */
  readonly askAboveTtl: number;
  /** What recording offers at first: a ring of files, and how many of what size and length; 0 s is any. */
  readonly ring: boolean;
  readonly ringFiles: number;
  readonly ringMegabytes: number;
  readonly ringSeconds: number;
  /** The interface that new joins use when the text names none; null lets the system choose. */
  readonly joinOn: string | null;
  /** Groups that only the kernel joined are listed among the host's own. */
  readonly kernelGroups: boolean;
  /** Sparklines share one scale instead of one each. */
  readonly sharedScale: boolean;
  /** Columns of the groups table that a person hid. */
  readonly hiddenColumns: readonly string[];
  readonly packetTime: PacketTime;
  /** The packet list has a column for DSCP. */
  readonly packetDscp: boolean;
  /** The packet list's rows are tinted by type. */
  readonly packetColours: boolean;
  /** Payloads that are text are shown as that, and not as bytes. */
  readonly payloadText: boolean;
  /** Percent of the height that the groups take above the details. */
  readonly groupsShare: number;
}

export type ViewStore = StoreApi<View>;

/** Columns of the groups table by name: those that can be sorted by, and those that can be hidden. */
export interface ColumnNames {
  readonly sortable: readonly string[];
  readonly hideable: readonly string[];
}

const fresh: View = {
  theme: "system",
  language: "system",
  zoom: usualZoom,
  clock: "local",
  page: "monitor",
  selected: null,
  chosen: null,
  marked: [],
  markAnchor: null,
  opened: [],
  direct: [],
  folded: [],
  groupBy: "none",
  foldedHeadings: [],
  tab: "packets",
  chartsTime: { length: 300, end: null, cursor: null },
  overviewTime: { length: 7_200, end: null, cursor: null },
  overviewUnit: "packets",
  overviewShared: false,
  compared: [],
  describing: null,
  wantedFilter: null,
  packetFilter: null,
  wantedSetting: null,
  packets: null,
  filter: "",
  filters: { packets: noFilters, groups: noFilters },
  stateFilter: "all",
  sort: { column: asJoined, descending: false },
  composeOpen: true,
  composeAtStart: true,
  composePinned: false,
  composeWide: false,
  notifications: false,
  sound: false,
  letterKeys: true,
  keys: {},
  askAboveTtl: sections.askAboveTtl.usual,
  ring: sections.ring.usual,
  ringFiles: sections.ringFiles.usual,
  ringMegabytes: sections.ringMegabytes.usual,
  ringSeconds: sections.ringSeconds.usual,
  recentCommands: [],
  joinOn: null,
  kernelGroups: true,
  sharedScale: false,
  hiddenColumns: [],
  packetTime: "clock",
  packetDscp: false,
  packetColours: false,
  payloadText: false,
  groupsShare: usualGroupsShare,
};

/** The view of one window; what of it the door keeps comes with `keepView`. */
export function createViewStore(): ViewStore {
  return createStore<View>(() => fresh);
}

/** The destination that is chosen below a membership's row; null where none is. */
export function chosenBelow({ selected, chosen }: View, id: number): ChosenDestination | null {
  return chosen !== null && selected === id && chosen.of === id && "address" in chosen ? chosen : null;
}

/** The packets that are chosen in the selected membership's list; null where none is. */
export function selectedPackets({
  selected,
  packets,
}: Pick<View, "selected" | "packets">): SelectedPackets | null {
  return packets !== null && packets.of === selected ? packets : null;
}

/** The pair whose merged row is chosen; null where none is. */
export function chosenPair({ selected, chosen }: Pick<View, "selected" | "chosen">): number | null {
  return chosen !== null && chosen.of === selected && "pair" in chosen ? chosen.pair : null;
}

/** The heading that is chosen; null where none is. */
export function chosenHeading({ selected, chosen }: Pick<View, "selected" | "chosen">): string | null {
  return chosen !== null && chosen.of === selected && "heading" in chosen ? chosen.heading : null;
}

/** Chooses a heading; the details stay those of the membership that is selected. */
export function chooseHeading(view: ViewStore, heading: string): void {
  const { selected } = view.getState();
  if (selected !== null) view.setState({ chosen: { of: selected, heading } });
}

/** Hides the rows below a heading, or shows them. */
export function foldHeading(view: ViewStore, heading: string, fold: boolean): void {
  const others = view.getState().foldedHeadings.filter((one) => one !== heading);
  view.setState({ foldedHeadings: (fold ? [...others, heading] : others).slice(-limits.foldedHeadings) });
}

export function chosenDestination(
  of: number,
  { address, kind, interface: on }: Destination,
): ChosenDestination {
  return { of, address, kind, interface: on };
}

/** Shows a membership's destinations below its row, or hides them: then it is the row that is chosen. */
export function openRow(view: ViewStore, id: number, open: boolean): void {
  const { opened, chosen } = view.getState();
  const others = opened.filter((one) => one !== id);
  view.setState({
    opened: open ? [...others, id] : others,
    chosen: !open && chosen?.of === id ? null : chosen,
  });
}

/** Shows the legs of a pair below its row, or hides them. */
export function foldPair(view: ViewStore, pair: number, fold: boolean): void {
  const others = view.getState().folded.filter((one) => one !== pair);
  view.setState({ folded: fold ? [...others, pair] : others });
}

/** Opens the editor for the format of a membership's packets. */
export function describeFormat(view: ViewStore, describing: Describing): void {
  view.setState({ describing, selected: describing.of, chosen: null, tab: "stream", page: "monitor" });
}

export function endDescribing(view: ViewStore): void {
  view.setState({ describing: null });
}

/**
 * Opens the charts of a group at a time of its past.
 * @param from, to s since 1970 @param cursor the moment that led there
 */
export function showCharts(
  view: ViewStore,
  id: number,
  { from, to, cursor }: { readonly from: number; readonly to: number; readonly cursor: number | null },
): void {
  const chartsTime = { length: Math.max(1, to - from), end: to, cursor };
  view.setState({ page: "monitor", selected: id, chosen: null, tab: "charts", chartsTime });
}

/** Opens the packets of a membership that a filter lets through. */
export function showPackets(view: ViewStore, id: number, text: string): void {
  const wantedFilter = { of: id, text };
  view.setState({ page: "monitor", selected: id, chosen: null, tab: "packets", wantedFilter });
}

/** Opens what a membership is and why it may be silent. */
export function showMembership(view: ViewStore, id: number): void {
  view.setState({ page: "monitor", selected: id, tab: "membership" });
}
