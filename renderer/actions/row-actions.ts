import { formatJoinText } from "../../shared/input/join-text.ts";
import { problemOf } from "../../shared/problem.ts";
import { problemText } from "../../shared/text/sentences.ts";
import { focusPane } from "../keyboard/panes.ts";
import { fillCompose } from "../store/compose.ts";
import { showMembership } from "../store/view.ts";
import { rowAction } from "./action.ts";

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
    run: (castscope, { address, port, interface: on }) =>
      fillCompose(castscope, { address, port, on: on?.name ?? null }),
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
    run: (_castscope, { address, port, source, interface: on }) => {
      const text = formatJoinText({ address, port, from: source, on: on?.name ?? null });
      void navigator.clipboard?.writeText(text);
    },
  }),
  retry: rowAction({
    words: "Retry",
    does: "Try again to join",
    section: "Groups",
    keys: [],
    applies: (_castscope, { state, problem }) => state === "failed" && (problem?.retry ?? true),
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
    // The window offers the undo by itself (`undo-leave.ts`), whoever asked for the leave.
    run: ({ client }, { id }) => {
      client.leave({ id }).catch(() => {
        // The row is gone already, or the connection is, which has its own banner: nothing is left to say.
      });
    },
  }),
};
