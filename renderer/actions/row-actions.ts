import { formatJoinText } from "../../shared/input/join-text.ts";
import type { Membership } from "../../shared/model/membership.ts";
import { problemOf } from "../../shared/problem.ts";
import { problemText } from "../../shared/text/sentences.ts";
import type { Castscope } from "../context.tsx";
import { focusPane } from "../keyboard/panes.ts";
import { fillCompose } from "../store/compose.ts";
import { type ChosenDestination, chosenBelow, showMembership } from "../store/view.ts";
import { rowAction } from "./action.ts";

/** Why “Send here” of a watched port has no address to send to. */
export const noSendTarget = "A watched port has no address to send to: choose one of its destinations.";

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
  show: rowAction({
    words: "Details",
    does: "Details of the row",
    section: "Groups",
    keys: [{ key: "Enter" }],
    keysOnRow: true,
    run: () => focusPane("details"),
  }),
  why: rowAction({
    words: "Why silent",
    does: "Why a group is silent, or who holds its port",
    section: "Groups",
    keys: [],
    applies: isLive,
    run: ({ view }, { id }) => {
      showMembership(view, id);
      focusPane("details");
    },
  }),
  sendHere: rowAction({
    words: "Send here",
    does: "Fill Compose from the row; nothing is sent yet",
    section: "Groups",
    keys: [{ letter: "s" }],
    run: (castscope, row) => {
      const target = sendTarget(chosenBelow(castscope.view.getState(), row.id), row);
      if (target === null) castscope.notices.notify(noSendTarget);
      else fillCompose(castscope, target);
    },
  }),
  rename: rowAction({
    words: "Rename",
    does: "Rename",
    section: "Groups",
    keys: [{ key: "F2" }],
    keysOnRow: true,
    run: ({ parts }, { id }) => parts.get("rename")?.(id),
  }),
  copy: rowAction({
    words: "Copy",
    does: "Copy as the join field reads it",
    section: "Groups",
    keys: [{ ctrl: "c" }],
    keysOnRow: true,
    // What is marked is meant.
    applies: () => (document.getSelection()?.toString() ?? "") === "",
    run: ({ view }, { id, address, port, source, interface: on, bind }) => {
      const chosen = chosenBelow(view.getState(), id);
      const row = { address, port, from: source, on: on?.name ?? null, bind };
      const text = chosen ? { address: chosen.address, port, from: null, on: chosen.interface } : row;
      void navigator.clipboard?.writeText(formatJoinText(text));
    },
  }),
  retry: rowAction({
    words: "Retry",
    does: "Try again to join",
    section: "Groups",
    keys: [],
    applies: (castscope, { state, problem }) =>
      isLive(castscope) && state === "failed" && (problem?.retry ?? true),
    run: ({ client, notices }, { id }) => {
      client.retry({ id }).catch((error: unknown) => notices.notify(problemText(problemOf(error))));
    },
  }),
  leave: rowAction({
    words: "Leave",
    does: "Leave; it can be undone",
    section: "Groups",
    keys: [{ key: "Delete" }],
    keysOnRow: true,
    applies: isLive,
    // The window offers the undo by itself (`undo-leave.ts`), whoever asked for the leave.
    run: ({ client }, { id }) => {
      client.leave({ id }).catch(() => {
        // The row is gone already, or the connection is, which has its own banner: nothing is left to say.
      });
    },
  }),
};
