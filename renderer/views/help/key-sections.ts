import type { Section } from "../../actions/action.ts";
import { allActions } from "../../actions/actions.ts";
import { keyNames } from "../../actions/keys.ts";

/** Keys that do something. */
export interface KeyHelp {
  readonly does: string;
  /** Each way to do it: keys pressed together, with `then` between those that are pressed in turn. */
  readonly ways: readonly (readonly string[])[];
  /** All of its ways are single letters, which can be switched off. */
  readonly letters: boolean;
}

export interface KeySection {
  readonly title: string;
  readonly keys: readonly KeyHelp[];
}

/** Every key of the window by where it acts: those of the actions, and those that move about. */
export const keySections: readonly KeySection[] = [
  { title: "Everywhere", keys: actionKeys("Everywhere") },
  { title: "Pages", keys: actionKeys("Pages") },
  { title: "Tabs of a group", keys: actionKeys("Tabs of a group") },
  {
    title: "Groups",
    keys: [
      moves("Row above or below; above the first, the headers", ["↑"], ["↓"]),
      moves("First or last row", ["Home"], ["End"]),
      moves("Show or hide where packets of any address went", ["→"], ["←"]),
      ...actionKeys("Groups"),
    ],
  },
  {
    title: "Packets",
    keys: [
      moves("Packet above or below; above the first, the headers", ["↑"], ["↓"]),
      moves("First packet; the newest, and on with it", ["Home"], ["End"]),
      moves("Select one more", ["Shift", "↑"], ["Shift", "↓"]),
      moves("Select all up to the first or last", ["Shift", "Home"], ["Shift", "End"]),
      moves("What can be done with the selected packets", ["Shift", "F10"]),
      moves("Bytes of the packet; in the filter, to the rows", ["Enter"]),
      ...actionKeys("Packets"),
    ],
  },
  {
    title: "Recordings",
    keys: [moves("Open the recording, or show it", ["Enter"]), ...actionKeys("Recordings")],
  },
  {
    title: "Time of a recording",
    keys: [
      moves("An end of the chosen time by one point; ten with Shift", ["←"], ["→"]),
      ...actionKeys("Time of a recording"),
    ],
  },
  { title: "Events", keys: actionKeys("Events") },
  { title: "Compose", keys: actionKeys("Compose") },
  {
    title: "Stream",
    keys: [
      moves("Second before or after on the timeline; ten with Shift", ["←"], ["→"]),
      moves("Further back on the timeline, or on", ["PgUp"], ["PgDn"]),
      moves("Oldest or newest second", ["Home"], ["End"]),
      moves("Back to now", ["Esc"]),
    ],
  },
  {
    title: "Join field",
    keys: [
      moves("Join, or what is marked below", ["Enter"]),
      moves("Use in Compose instead", ["Ctrl", "Enter"]),
      moves("Another choice", ["↑"], ["↓"]),
    ],
  },
];

function moves(does: string, ...ways: readonly (readonly string[])[]): KeyHelp {
  return { does, ways, letters: false };
}

function actionKeys(wanted: Section): readonly KeyHelp[] {
  return allActions
    .filter(({ section, keys }) => section === wanted && keys.length > 0)
    .map(({ keys, does }) => ({
      does,
      ways: keys.map(keyNames),
      letters: keys.every((one) => "letter" in one),
    }));
}
