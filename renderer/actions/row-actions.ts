import { formatJoinText } from "../../shared/input/join-text.ts";
import type { Membership } from "../../shared/model/membership.ts";
import { problemOf } from "../../shared/problem.ts";
import { problemText } from "../../shared/text/sentences.ts";
import type { Castscope } from "../context.tsx";
import { focusPane } from "../keyboard/panes.ts";
import { fillCompose } from "../store/compose.ts";
import { mark, toggleMark, unmark } from "../store/marked.ts";
import { type ChosenDestination, chosenBelow, showMembership } from "../store/view.ts";
import { rowAction } from "./action.ts";
import { eachInTurn } from "./each-in-turn.ts";
import { joinListText, rowsTable } from "./join-list-text.ts";
import { rowsOf } from "./rows-of.ts";
import { words } from "./words/words.ts";

/** Why “Send here” of a watched port has no address to send to. */
export function noSendTarget(): string {
  return words().noSendTarget;
}

/**
 * Where “Send here” of a row sends to: to the destination that is chosen below it, else to its own address. Null for
 * a watched port, whose own address is none.
 */
export function sendTarget(
  chosen: ChosenDestination | null,
  { kind, address, port, interface: on }: Pick<Membership, "kind" | "address" | "port" | "interface">,
): { readonly address: string; readonly port: number; readonly on: string | null } | null {
  // To one of this computer's own addresses the system knows the way.
  if (chosen)
    return { address: chosen.address, port, on: chosen.kind === "unicast" ? null : chosen.interface };
  return kind === "port" ? null : { address, port, on: on?.name ?? null };
}

/** Of a recording nothing can be joined, left, or asked of this computer. */
const isLive = ({ isRecording }: Castscope): boolean => !isRecording;

/** What can be done with a membership. */
export const rowActions = {
  show: rowAction("show", {
    section: "groups",
    keys: [{ key: "Enter" }],
    keysOnRow: true,
    run: () => focusPane("details"),
  }),
  why: rowAction("why", {
    section: "groups",
    keys: [],
    applies: isLive,
    run: ({ view }, { id }) => {
      showMembership(view, id);
      focusPane("details");
    },
  }),
  findRowPort: rowAction("findRowPort", {
    section: "groups",
    keys: [],
    applies: (castscope, { kind }) => isLive(castscope) && kind === "group",
    run: ({ parts }, { address, source, interface: on }) =>
      // no words: as the join field reads it
      parts.get("findPort")?.(source === null ? address : `${address} from ${source}`, on?.name ?? null),
  }),
  sendHere: rowAction("sendHere", {
    section: "groups",
    keys: [{ letter: "s" }],
    run: (castscope, row) => {
      const target = sendTarget(chosenBelow(castscope.view.getState(), row.id), row);
      if (target === null) castscope.notices.notify(noSendTarget());
      else fillCompose(castscope, target);
    },
  }),
  rename: rowAction("rename", {
    section: "groups",
    keys: [{ key: "F2" }],
    keysOnRow: true,
    run: (castscope, row) => {
      const ids = rowsOf(castscope, row).map(({ id }) => id);
      if (ids.length > 1) castscope.parts.get("renameMany")?.(ids);
      else castscope.parts.get("rename")?.(row.id);
    },
  }),
  label: rowAction("label", {
    section: "groups",
    keys: [{ letter: "L" }],
    applies: isLive,
    run: (castscope, row) => castscope.parts.get("labelRows")?.(rowsOf(castscope, row).map(({ id }) => id)),
  }),
  copy: rowAction("copy", {
    section: "groups",
    keys: [{ ctrl: "c" }],
    keysOnRow: true,
    // What is marked is meant.
    applies: () => (document.getSelection()?.toString() ?? "") === "",
    run: (castscope, membership) => {
      const { view } = castscope;
      const { id, address, port, source, interface: on, bind } = membership;
      const rows = rowsOf(castscope, membership);
      if (rows.length > 1) {
        copyText(castscope, joinListText(rows), rows.length);
        return;
      }
      const chosen = chosenBelow(view.getState(), id);
      const row = { address, port, from: source, on: on?.name ?? null, bind };
      const text = chosen ? { address: chosen.address, port, from: null, on: chosen.interface } : row;
      void navigator.clipboard?.writeText(formatJoinText(text));
    },
  }),
  retry: rowAction("retry", {
    section: "groups",
    keys: [],
    applies: (castscope, { state, problem }) =>
      isLive(castscope) && state === "failed" && (problem?.retry ?? true),
    run: ({ client, notices }, { id }) => {
      client.retry({ id }).catch((error: unknown) => notices.notify(problemText(problemOf(error))));
    },
  }),
  leave: rowAction("leave", {
    section: "groups",
    keys: [{ key: "Delete" }],
    keysOnRow: true,
    applies: isLive,
    // The window offers the undo by itself (`undo-leave.ts`), whoever asked for the leave.
    run: (castscope, row) => {
      const ids = rowsOf(castscope, row).map(({ id }) => id);
      if (ids.length > 1) castscope.parts.get("leaveTogether")?.(ids);
      // One that is gone already, or whose connection is, which has its own banner, leaves nothing to say.
      void eachInTurn(ids, (id) => castscope.client.leave({ id }));
      unmark(castscope.view);
    },
  }),
  recordRows: rowAction("recordRows", {
    section: "groups",
    keys: [],
    applies: isLive,
    run: (castscope, row) => {
      const groups = rowsOf(castscope, row).map(({ id }) => id);
      const rest = { filter: null, file: null, rotation: null, kept: false, trigger: null };
      castscope.client
        .record({ groups, ...rest })
        .catch((error: unknown) => castscope.notices.notify(problemText(problemOf(error))));
    },
  }),
  compare: rowAction("compare", {
    section: "groups",
    keys: [],
    applies: (castscope, row) => isLive(castscope) && rowsOf(castscope, row).length > 1,
    run: (castscope, row) => {
      const compared = rowsOf(castscope, row).map(({ id }) => id);
      castscope.view.setState({ page: "overview", compared });
    },
  }),
  copyTable: rowAction("copyTable", {
    section: "groups",
    keys: [],
    run: (castscope, row) => {
      const rows = rowsOf(castscope, row);
      copyText(castscope, rowsTable(rows), rows.length);
    },
  }),
  markRow: rowAction("markRow", {
    section: "groups",
    keys: [{ ctrl: " " }],
    keysOnRow: true,
    run: ({ view }, { id }) => toggleMark(view, [id]),
  }),
  markAll: rowAction("markAll", {
    section: "groups",
    keys: [{ ctrl: "a" }],
    keysOnRow: true,
    run: ({ view, parts }) => {
      const shown = parts.get("shownRows")?.() ?? [];
      mark(view, shown, shown[0] ?? null);
    },
  }),
};

function copyText({ notices }: Castscope, text: string, count: number): void {
  navigator.clipboard?.writeText(text).then(
    () => notices.notify(words().copied(count)),
    () => notices.notify(words().clipboardRefused),
  );
}
