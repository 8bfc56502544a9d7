import type { Kept } from "../../../shared/kept/sections.ts";
import type { Section } from "../../actions/action.ts";
import { type AnyAction, allActions } from "../../actions/actions.ts";
import type { Keys } from "../../actions/keys.ts";
import { hasOwnKeys, keysOf } from "../../actions/own-keys.ts";
import { words as actionWords } from "../../actions/words/words.ts";
import type { english } from "./words/english.ts";
import { words } from "./words/words.ts";

/** Keys that do something. */
export interface KeyHelp {
  readonly does: string;
  /** Each way to do it. */
  readonly ways: readonly Keys[];
  /** What they do, where that is an action: its keys can be changed. */
  readonly action: AnyAction | null;
  /** Other keys than the usual. */
  readonly changed: boolean;
  /** All of its ways are single letters, which can be switched off. */
  readonly letters: boolean;
}

export interface KeySection {
  readonly place: Place;
  /** What the place is called, in the spoken language. */
  readonly title: string;
  readonly keys: readonly KeyHelp[];
}

type Place = Section | keyof typeof english.places;
type Move = keyof typeof english.moves;

const up: Keys = { key: "ArrowUp" };
const down: Keys = { key: "ArrowDown" };
const left: Keys = { key: "ArrowLeft" };
const right: Keys = { key: "ArrowRight" };
const home: Keys = { key: "Home" };
const end: Keys = { key: "End" };
const enter: Keys = { key: "Enter" };

/** Keys that move about, which are no actions, by where they act. */
const moves: Readonly<Record<Place, Partial<Readonly<Record<Move, readonly Keys[]>>>>> = {
  everywhere: {},
  pages: {},
  tabs: {},
  groups: { rows: [up, down], rowEnds: [home, end], destinations: [right, left] },
  packets: {
    packets: [up, down],
    packetEnds: [home, end],
    onePacketMore: [shifted("ArrowUp"), shifted("ArrowDown")],
    packetsToEnd: [shifted("Home"), shifted("End")],
    packetMenu: [shifted("F10")],
    packetBytes: [enter],
  },
  recordings: { openRecording: [enter] },
  recordingTime: { spanEnd: [left, right] },
  events: {},
  compose: {},
  stream: {
    second: [left, right],
    further: [{ key: "PageUp" }, { key: "PageDown" }],
    secondEnds: [home, end],
    now: [{ key: "Escape" }],
  },
  join: { join: [enter], compose: [{ ctrl: "Enter" }], offer: [up, down] },
  scope: {
    nextName: [left, right],
    ttlByOne: [up, down],
    ttlDoubled: [{ key: "PageUp" }, { key: "PageDown" }],
    ttlEnds: [home, end],
  },
  charts: {
    chartCursor: [left, right],
    chartZoom: [{ letter: "+" }, { letter: "-" }],
    chartEdges: [{ letter: "[" }, { letter: "]" }],
    chartDay: [{ letter: "0" }],
    chartLive: [{ letter: "l" }],
  },
  overview: {
    overviewRows: [up, down],
    overviewCursor: [left, right],
    overviewOpen: [enter],
    overviewNoCursor: [{ key: "Escape" }],
  },
};

function shifted(key: string): Keys {
  return { key, shift: true };
}

/**
 * Every key of the window by where it acts: those of the actions, and those that move about.
 * @param changed keys that differ from the usual
 * @param all actions without keys too
 */
export function keySections(changed: Kept<"keys">, all = false): readonly KeySection[] {
  const titles = { ...actionWords().sections, ...words().places };
  return (Object.keys(moves) as Place[]).map((place) => ({
    place,
    title: titles[place],
    keys: [...movesOf(place), ...actionKeys(place, changed, all)],
  }));
}

function movesOf(place: Place): readonly KeyHelp[] {
  return (Object.entries(moves[place]) as [Move, readonly Keys[]][]).map(([move, ways]) => ({
    does: words().moves[move],
    ways,
    action: null,
    changed: false,
    letters: false,
  }));
}

function actionKeys(place: Place, changed: Kept<"keys">, all: boolean): readonly KeyHelp[] {
  return allActions
    .filter(({ section, on }) => section === place && on !== "send")
    .map((action) => ({ action, ways: keysOf(action, changed), isChanged: hasOwnKeys(action, changed) }))
    .filter(({ ways, isChanged }) => all || isChanged || ways.length > 0)
    .map(({ action, ways, isChanged }) => ({
      does: action.does,
      ways: ways.filter((one) => !("spelling" in one)),
      action,
      changed: isChanged,
      letters: ways.length > 0 && ways.every((one) => "letter" in one),
    }));
}
