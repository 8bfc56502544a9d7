import type { Theme } from "../../shared/model/theme.ts";
import { problemOf } from "../../shared/problem.ts";
import { formatCount } from "../../shared/text/count.ts";
import { problemText } from "../../shared/text/sentences.ts";
import type { Castscope } from "../context.tsx";
import { focusFilter, focusNextPane, focusPane, paneOf } from "../keyboard/panes.ts";
import { showCompose } from "../store/compose.ts";
import { unmark } from "../store/marked.ts";
import { countNew } from "../store/new-incidents.ts";
import { runningJobs } from "../store/record-jobs.ts";
import { runningIds } from "../store/running-sends.ts";
import { seeIncidents } from "../store/see-incidents.ts";
import { setPaused } from "../store/sync.ts";
import { hasComposeBeside } from "../store/view.ts";
import { windowAction } from "./action.ts";
import { rowActions } from "./row-actions.ts";
import { markedRows } from "./rows-of.ts";
import { runOn } from "./run-on.ts";

const themes: Readonly<Record<Theme, { readonly word: string; readonly next: Theme }>> = {
  system: { word: "as the system", next: "dark" },
  dark: { word: "dark", next: "light" },
  light: { word: "light", next: "system" },
};

const hasCompose = ({ view }: Castscope): boolean => hasComposeBeside(view.getState());

/** The page of recordings has recording in Compose's place. */
const hasSide = (castscope: Castscope): boolean =>
  hasCompose(castscope) || castscope.view.getState().page === "recordings";

const keepsProfiles = ({ parts }: Castscope): boolean => parts.get("profiles") !== undefined;

/** What can be done with the window as it is. */
export const windowActions = {
  palette: windowAction({
    words: "Command palette",
    does: "Find any group, action or word of the help",
    section: "Everywhere",
    keys: [{ ctrl: "k" }],
    run: ({ parts }) => parts.get("openPalette")?.(),
  }),
  goToJoin: windowAction({
    words: "Join a group",
    does: "Join field",
    section: "Everywhere",
    keys: [{ letter: "j" }],
    run: () => focusPane("join"),
  }),
  joinList: windowAction({
    words: "Join a list",
    does: "Join a list that is pasted, dropped or typed, line by line",
    section: "Everywhere",
    keys: [{ letter: "J" }],
    applies: ({ isRecording }) => !isRecording,
    run: ({ parts }) => parts.get("joinList")?.(""),
  }),
  filter: windowAction({
    words: "Filter",
    does: "Filter of the pane",
    section: "Everywhere",
    keys: [{ letter: "/" }],
    run: () => focusFilter(),
  }),
  pause: windowAction({
    words: ({ traffic }) => (traffic.getState().paused ? "Let the display go on" : "Pause the display"),
    does: "Pause the display; counting goes on",
    section: "Everywhere",
    keys: [{ key: " " }],
    run: ({ traffic, sync }) => setPaused(traffic, sync, !traffic.getState().paused),
  }),
  record: windowAction({
    words: ({ traffic }) =>
      runningJobs(traffic.getState().recordJobs).length > 0 ? "Stop recording" : "Record everything",
    does: "Record everything, or stop what is recorded",
    section: "Recordings",
    keys: [{ letter: "r" }],
    applies: ({ isRecording }) => !isRecording,
    run: ({ client, traffic, notices }) => {
      const tell = (error: unknown): void => void notices.notify(problemText(problemOf(error)));
      const running = runningJobs(traffic.getState().recordJobs);
      for (const { id } of running) client.stopRecording({ id }).catch(tell);
      if (running.length > 0) return;
      const all = { groups: null, filter: null, file: null, rotation: null, kept: false, trigger: null };
      client.record(all).catch(tell);
    },
  }),
  recordMenu: windowAction({
    words: "Record menu",
    does: "What is recorded, and what memory holds; records the groups that are chosen together",
    section: "Recordings",
    keys: [{ letter: "R" }],
    run: (castscope) => {
      const [row] = markedRows(castscope);
      if (row) runOn(rowActions.recordRows, castscope, row);
      else castscope.parts.get("openRecordMenu")?.();
    },
  }),
  compose: windowAction({
    words: ({ view }) => {
      const { composeOpen, page } = view.getState();
      if (page === "recordings") return composeOpen ? "Hide recording" : "Show recording";
      return composeOpen ? "Close Compose" : "Open Compose";
    },
    does: "Open or close Compose; on the page of recordings what records",
    section: "Compose",
    keys: [{ ctrl: "b" }],
    applies: hasSide,
    run: ({ view }) => view.setState(({ composeOpen }) => ({ composeOpen: !composeOpen })),
  }),
  composeWide: windowAction({
    words: ({ view }) => (view.getState().composeWide ? "Sends below the form" : "Sends beside the form"),
    does: "Show the sends beside Compose's form, or below it",
    section: "Compose",
    keys: [{ ctrl: "b", shift: true }],
    applies: hasCompose,
    run: ({ view }) =>
      view.setState(({ composeOpen, composeWide }) => ({
        composeOpen: true,
        composeWide: !(composeOpen && composeWide),
      })),
  }),
  stopAll: windowAction({
    words: "Stop all",
    does: "Stop all sends",
    section: "Compose",
    keys: [{ ctrl: "Enter", shift: true }],
    applies: ({ traffic }) => runningIds(traffic.getState()).length > 0,
    run: ({ client, traffic }) => {
      // One that ended meanwhile has nothing to stop.
      for (const id of runningIds(traffic.getState())) client.stopSend({ id }).catch(() => {});
    },
  }),
  send: windowAction({
    words: "Send",
    does: "Send what Compose holds",
    section: "Compose",
    keys: [{ ctrl: "Enter" }],
    run: ({ parts, view }) => {
      const send = parts.get("send");
      // What is not seen is not sent.
      if (send) send();
      else showCompose(view);
    },
  }),
  undo: windowAction({
    words: "Undo",
    does: "Undo the newest leave, rename, removal or change of the profile",
    section: "Everywhere",
    keys: [{ ctrl: "z", besideText: true }],
    run: ({ notices, parts }) =>
      notices.undoLast() || parts.get("undoRemove")?.() || parts.get("undoLeave")?.(),
  }),
  nextPane: windowAction({
    words: "Next pane",
    does: "Next pane",
    section: "Everywhere",
    keys: [{ key: "F6" }],
    run: () => focusNextPane(1),
  }),
  previousPane: windowAction({
    words: "Pane before",
    does: "The pane before",
    section: "Everywhere",
    keys: [{ key: "F6", shift: true }],
    run: () => focusNextPane(-1),
  }),
  back: windowAction({
    words: "Back to the groups",
    does: "Close, stop reading a recording, choose no rows, then back to the table",
    section: "Everywhere",
    keys: [{ key: "Escape" }],
    applies: ({ sessions, view }) =>
      view.getState().marked.length > 0 || sessions?.isReading || paneOf(document.activeElement) !== "groups",
    run: ({ sessions, view }) => {
      if (sessions?.isReading) sessions.stopShown();
      else if (view.getState().marked.length > 0) unmark(view);
      else focusPane("groups");
    },
  }),
  help: windowAction({
    words: "Help",
    does: "This help",
    section: "Everywhere",
    keys: [{ letter: "?" }],
    run: ({ parts }) => parts.get("openHelp")?.("keys"),
  }),
  menu: windowAction({
    words: "Menu",
    does: "Menu of the program, in a window of its own",
    section: "Everywhere",
    keys: [{ key: "F10" }],
    applies: ({ showMenu }) => showMenu !== undefined,
    run: ({ parts }) => parts.get("openMenu")?.(),
  }),
  packets: windowAction({
    words: "Packets",
    does: "Its packets",
    section: "Tabs of a group",
    keys: [{ letter: "p", after: "g" }],
    run: ({ view }) => view.setState({ page: "monitor", tab: "packets" }),
  }),
  sources: windowAction({
    words: "Sources",
    does: "Its sources",
    section: "Tabs of a group",
    keys: [{ letter: "s", after: "g" }],
    run: ({ view }) => view.setState({ page: "monitor", tab: "sources" }),
  }),
  charts: windowAction({
    words: "Charts",
    does: "Its rate and loss over time",
    section: "Tabs of a group",
    keys: [{ letter: "c", after: "g" }],
    run: ({ view }) => view.setState({ page: "monitor", tab: "charts" }),
  }),
  stream: windowAction({
    words: "Stream",
    does: "Its streams: loss, order, jitter",
    section: "Tabs of a group",
    keys: [{ letter: "t", after: "g" }],
    run: ({ view }) => view.setState({ page: "monitor", tab: "stream" }),
  }),
  membership: windowAction({
    words: "Membership",
    does: "Its membership, and why it is silent",
    section: "Tabs of a group",
    keys: [{ letter: "m", after: "g" }],
    run: ({ view }) => view.setState({ page: "monitor", tab: "membership" }),
  }),
  goToMonitor: windowAction({
    words: "Monitor",
    does: "The groups, and what they receive",
    section: "Pages",
    keys: [{ ctrl: "1" }],
    run: ({ view }) => view.setState({ page: "monitor" }),
  }),
  goToOverview: windowAction({
    words: "Overview",
    does: "All groups over time, those with the most errors on top",
    section: "Pages",
    keys: [{ ctrl: "2" }, { letter: "o", after: "g" }],
    run: ({ view }) => view.setState({ page: "overview" }),
  }),
  goToEvents: windowAction({
    words: ({ traffic }) => {
      const count = countNew(traffic.getState());
      return count === 0 ? "Events" : `Events, ${formatCount(count)} new`;
    },
    does: "What happened, thresholds, and who is told",
    section: "Pages",
    keys: [{ ctrl: "3" }, { letter: "e", after: "g" }],
    run: ({ view }) => view.setState({ page: "events" }),
  }),
  seeEvents: windowAction({
    words: "Mark all as seen",
    does: "No event is new any more, on the page of events",
    section: "Events",
    keys: [{ letter: "m" }],
    applies: ({ view }) => view.getState().page === "events",
    run: ({ client, traffic }) => seeIncidents(client, traffic),
  }),
  nextEvent: windowAction({
    words: "Next problem or warning",
    does: "The next problem or warning, on the page of events",
    section: "Events",
    keys: [{ letter: "n" }],
    applies: ({ parts }) => parts.get("events") !== undefined,
    run: ({ parts }) => parts.get("events")?.next(false),
  }),
  previousEvent: windowAction({
    words: "Problem or warning before",
    does: "The problem or warning before, on the page of events",
    section: "Events",
    keys: [{ letter: "N" }],
    applies: ({ parts }) => parts.get("events") !== undefined,
    run: ({ parts }) => parts.get("events")?.next(true),
  }),
  eventPackets: windowAction({
    words: "Packets of an event",
    does: "The packets of the event that is looked at",
    section: "Events",
    keys: [{ letter: "p" }],
    applies: ({ parts }) => parts.get("events") !== undefined,
    run: ({ parts }) => parts.get("events")?.packets(),
  }),
  goToComputer: windowAction({
    words: "This computer",
    does: "This computer’s interfaces, and what is joined on them",
    section: "Pages",
    keys: [{ ctrl: "4" }],
    run: ({ view }) => view.setState({ page: "computer" }),
  }),
  goToRecordings: windowAction({
    words: "Recordings",
    does: "What is recorded, was recorded, and is open",
    section: "Pages",
    keys: [{ ctrl: "7" }],
    applies: ({ sessions }) => sessions !== undefined,
    run: ({ view }) => view.setState({ page: "recordings" }),
  }),
  profiles: windowAction({
    words: "Profiles",
    does: "Profiles: what is set up, under names",
    section: "Everywhere",
    keys: [],
    applies: keepsProfiles,
    run: ({ parts }) => parts.get("profiles")?.("menu"),
  }),
  saveProfile: windowAction({
    words: "Save profile as",
    does: "Go on with what is set up under another name",
    section: "Everywhere",
    keys: [],
    applies: keepsProfiles,
    run: ({ parts }) => parts.get("profiles")?.("save"),
  }),
  importProfile: windowAction({
    words: "Import a profile",
    does: "Open the file of a profile, after a look at what it would do",
    section: "Everywhere",
    keys: [],
    applies: keepsProfiles,
    run: ({ parts }) => parts.get("profiles")?.("import"),
  }),
  exportProfile: windowAction({
    words: "Export the profile",
    does: "Save what is set up as a file that people can read and edit",
    section: "Everywhere",
    keys: [],
    applies: keepsProfiles,
    run: ({ parts }) => parts.get("profiles")?.("export"),
  }),
  goToSettings: windowAction({
    words: "Settings",
    does: "All settings, and the same as a file",
    section: "Pages",
    // Ctrl and comma are the packets': the neighbour before, as in Wireshark.
    keys: [{ letter: ",", after: "g" }],
    run: ({ view }) => view.setState({ page: "settings" }),
  }),
  addressBook: windowAction({
    words: "Address book",
    does: "What groups and hosts are called that have no name of their own",
    section: "Everywhere",
    keys: [],
    run: ({ parts }) => parts.get("openAddressBook")?.(),
  }),
  theme: windowAction({
    words: ({ view }) => {
      const { word, next } = themes[view.getState().theme];
      return `Theme: ${word}. Change to ${themes[next].word}`;
    },
    does: "Another theme: as the system, dark or light",
    section: "Everywhere",
    keys: [],
    run: ({ view }) => view.setState(({ theme }) => ({ theme: themes[theme].next })),
  }),
};
