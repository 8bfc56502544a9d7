import { act, render } from "@testing-library/react";
import { expect, test } from "vitest";
import { noWorkspace } from "../../../shared/kept/workspace-state.ts";
import type { WorkspaceNote } from "../../../shared/statements/workspace.ts";
import type { Client } from "../../../shared/transport.ts";
import { inWindow, pretendCastscope } from "../../testing/pretend-castscope.tsx";
import { TellNotes } from "./tell-notes.ts";

const held: WorkspaceNote = { name: "kept-held", values: { profile: "A", process: 7 } };
const full: WorkspaceNote = { name: "kept-unwritten", values: { file: "a.json", code: "ENOSPC" } };

test("each note is told once: not again with the next one, nor in a window that is drawn anew", () => {
  const castscope = pretendCastscope({} as Client);
  const told = () => castscope.notices.getState().notices.map(({ text }) => text.slice(0, 10));
  const say = (...notes: WorkspaceNote[]) =>
    act(() => castscope.traffic.setState({ workspace: { ...noWorkspace, notes } }));
  const { unmount } = render(inWindow(castscope, <TellNotes />));
  say(held);
  say(held, full);
  expect(told()).toEqual(["The profil", "What you s"]);
  unmount();
  render(inWindow(castscope, <TellNotes />));
  expect(told()).toHaveLength(2);
  // It was over, and begins again.
  act(() => {
    for (const { id } of castscope.notices.getState().notices) castscope.notices.dismiss(id);
  });
  say(held);
  say(held, full);
  expect(told()).toEqual(["What you s"]);
});
