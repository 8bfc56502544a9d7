import { actions, runOn } from "../../../actions/actions.ts";
import type { LearnTopic } from "../../../actions/parts.ts";
import type { Castscope } from "../../../context.tsx";
import { enterPane } from "../../../keyboard/panes.ts";
import { showCompose } from "../../../store/compose.ts";
import { showMembership } from "../../../store/view.ts";
import type { english } from "./words/english.ts";

type LinkName = keyof typeof english.links;

/** Where a page leads in the program. */
export const linksOf: Readonly<Record<LearnTopic, readonly LinkName[]>> = {
  scope: ["compose"],
  sources: ["sources", "join"],
  silence: ["why", "computer"],
  loss: ["stream", "charts"],
  pairs: ["stream"],
  recording: ["recordMenu", "recordings"],
  sending: ["compose"],
};

const ways: Readonly<Record<LinkName, (castscope: Castscope) => void>> = {
  compose: ({ view }) => {
    showCompose(view);
    enterPane("compose");
  },
  why: (castscope) => {
    const silent = silentRow(castscope);
    if (silent === null) runOn(actions.membership, castscope, null);
    else showMembership(castscope.view, silent);
    enterPane("details");
  },
  sources: (castscope) => tab(castscope, "sources"),
  stream: (castscope) => tab(castscope, "stream"),
  charts: (castscope) => tab(castscope, "charts"),
  join: (castscope) => run(castscope, "goToJoin"),
  recordMenu: (castscope) => run(castscope, "recordMenu"),
  computer: (castscope) => run(castscope, "goToComputer"),
  recordings: (castscope) => run(castscope, "goToRecordings"),
};

/** Goes there, with the focus. */
export function showMe(castscope: Castscope, link: LinkName): void {
  ways[link](castscope);
}

function run(
  castscope: Castscope,
  name: "goToJoin" | "recordMenu" | "goToComputer" | "goToRecordings",
): void {
  runOn(actions[name], castscope, null);
}

function tab(castscope: Castscope, name: "sources" | "stream" | "charts"): void {
  runOn(actions[name], castscope, null);
  enterPane("details");
}

/** The selected row where that is silent, else the first that is. */
function silentRow({ view, traffic }: Castscope): number | null {
  const rows = [...traffic.getState().memberships.values()].filter(
    ({ state }) => state === "silent" || state === "stalled",
  );
  const { selected } = view.getState();
  return (rows.find(({ id }) => id === selected) ?? rows[0])?.id ?? null;
}
