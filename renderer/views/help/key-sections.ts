import type { Section } from "../../actions/action.ts";
import { allActions } from "../../actions/actions.ts";
import { keyNames } from "../../actions/keys.ts";

interface KeyHelp {
  /** Keys pressed together; `then` between keys pressed in turn, `or` between alternatives. */
  readonly keys: readonly string[];
  readonly does: string;
}

interface KeySection {
  readonly title: string;
  readonly keys: readonly KeyHelp[];
}

/** Every key of the window by where it acts: those of the actions, and those that move about. */
export const keySections: readonly KeySection[] = [
  { title: "Everywhere", keys: actionKeys("Everywhere") },
  {
    title: "Groups",
    keys: [
      { keys: ["↑", "or", "↓"], does: "Row above or below; above the first, the headers" },
      { keys: ["Home", "or", "End"], does: "First or last row" },
      { keys: ["→", "or", "←"], does: "Show or hide where packets of any address went" },
      ...actionKeys("Groups"),
    ],
  },
  {
    title: "Packets",
    keys: [
      { keys: ["↑", "or", "↓"], does: "Packet above or below; above the first, the headers" },
      { keys: ["Home", "or", "End"], does: "First packet; the newest, and on with it" },
      { keys: ["Shift", "↑", "or", "↓"], does: "Select one more; with Home or End all up to there" },
      { keys: ["Shift", "F10"], does: "What can be done with the selected packets" },
      { keys: ["Enter"], does: "Bytes of the packet; in the filter, to the rows" },
      ...actionKeys("Packets"),
    ],
  },
  {
    title: "Recordings",
    keys: [
      { keys: ["Enter"], does: "Open the recording, or show it" },
      { keys: ["←", "or", "→"], does: "An end of the chosen time by one point; ten with Shift" },
      ...actionKeys("Recordings"),
    ],
  },
  {
    title: "Stream",
    keys: [
      { keys: ["←", "or", "→"], does: "Second before or after on the timeline; ten with Shift" },
      { keys: ["PgUp", "or", "PgDn"], does: "Further back on the timeline, or on" },
      { keys: ["Home", "or", "End"], does: "Oldest or newest second" },
      { keys: ["Esc"], does: "Back to now" },
    ],
  },
  {
    title: "Join field",
    keys: [
      { keys: ["Enter"], does: "Join, or what is marked below" },
      { keys: ["Ctrl", "Enter"], does: "Use in Compose instead" },
      { keys: ["↑", "or", "↓"], does: "Another choice" },
    ],
  },
];

function actionKeys(wanted: Section): readonly KeyHelp[] {
  return allActions
    .filter(({ section }) => section === wanted)
    .flatMap(({ keys, does }) => keys.map((one) => ({ keys: keyNames(one), does })));
}
