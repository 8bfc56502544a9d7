import type { Theme } from "../../shared/model/theme.ts";
import { problemOf } from "../../shared/problem.ts";
import { problemText } from "../../shared/text/sentences.ts";
import type { Castscope } from "../context.tsx";
import { focusFilter, focusMain, focusNextPane, focusPane, mainEntrance } from "../keyboard/panes.ts";
import { showCompose } from "../store/compose.ts";
import { unmark } from "../store/marked.ts";
import { countNew } from "../store/new-incidents.ts";
import { runningJobs } from "../store/record-jobs.ts";
import { runningIds } from "../store/running-sends.ts";
import { seeIncidents } from "../store/see-incidents.ts";
import { setPaused } from "../store/sync.ts";
import { hasComposeBeside } from "../store/view.ts";
import { zoomBy } from "../store/zoom-by.ts";
import { windowAction } from "./action.ts";
import { rowActions } from "./row-actions.ts";
import { markedRows } from "./rows-of.ts";
import { runOn } from "./run-on.ts";
import { words } from "./words/words.ts";

const nextTheme: Readonly<Record<Theme, Theme>> = { system: "dark", dark: "light", light: "system" };

const hasCompose = ({ view }: Castscope): boolean => hasComposeBeside(view.getState());

/** The page of recordings has recording in Compose's place. */
const hasSide = (castscope: Castscope): boolean =>
  hasCompose(castscope) || castscope.view.getState().page === "recordings";

const keepsProfiles = ({ parts }: Castscope): boolean => parts.get("profiles") !== undefined;

/** What can be done with the window as it is. */
export const windowActions = {
  palette: windowAction("palette", {
    section: "everywhere",
    keys: [{ ctrl: "k" }],
    run: ({ parts }) => parts.get("openPalette")?.(),
  }),
  goToJoin: windowAction("goToJoin", {
    section: "everywhere",
    keys: [{ letter: "j" }],
    run: () => focusPane("join"),
  }),
  joinList: windowAction("joinList", {
    section: "everywhere",
    keys: [{ letter: "J" }],
    applies: ({ isRecording }) => !isRecording,
    run: ({ parts }) => parts.get("joinList")?.(""),
  }),
  filter: windowAction("filter", {
    section: "everywhere",
    keys: [{ letter: "/" }],
    run: () => focusFilter(),
  }),
  pause: windowAction("pause", {
    words: ({ traffic }) => (traffic.getState().paused ? words().now.goOn : words().actions.pause.title),
    section: "everywhere",
    keys: [{ key: " " }],
    run: ({ traffic, sync }) => setPaused(traffic, sync, !traffic.getState().paused),
  }),
  record: windowAction("record", {
    words: ({ traffic }) =>
      runningJobs(traffic.getState().recordJobs).length > 0
        ? words().now.stopRecording
        : words().actions.record.title,
    section: "recordings",
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
  recordMenu: windowAction("recordMenu", {
    section: "recordings",
    keys: [{ letter: "R" }],
    run: (castscope) => {
      const [row] = markedRows(castscope);
      if (row) runOn(rowActions.recordRows, castscope, row);
      else castscope.parts.get("openRecordMenu")?.();
    },
  }),
  compose: windowAction("compose", {
    words: ({ view }) => {
      const { composeOpen, page } = view.getState();
      const { hideRecording, showRecording, closeCompose } = words().now;
      if (page === "recordings") return composeOpen ? hideRecording : showRecording;
      return composeOpen ? closeCompose : words().actions.compose.title;
    },
    section: "compose",
    keys: [{ ctrl: "b" }],
    applies: hasSide,
    run: ({ view }) => view.setState(({ composeOpen }) => ({ composeOpen: !composeOpen })),
  }),
  pinCompose: windowAction("pinCompose", {
    words: ({ view }) =>
      view.getState().composePinned ? words().now.unpinCompose : words().actions.pinCompose.title,
    section: "compose",
    keys: [],
    applies: hasCompose,
    run: ({ view }) =>
      view.setState(({ composeOpen, composePinned }) => ({
        composePinned: !composePinned,
        composeOpen: composeOpen || !composePinned,
      })),
  }),
  composeWide: windowAction("composeWide", {
    words: ({ view }) =>
      view.getState().composeWide ? words().now.sendsBelow : words().actions.composeWide.title,
    section: "compose",
    keys: [{ ctrl: "b", shift: true }],
    applies: hasCompose,
    run: ({ view }) =>
      view.setState(({ composeOpen, composeWide }) => ({
        composeOpen: true,
        composeWide: !(composeOpen && composeWide),
      })),
  }),
  stopAll: windowAction("stopAll", {
    section: "compose",
    keys: [{ ctrl: "Enter", shift: true }],
    applies: ({ traffic }) => runningIds(traffic.getState()).length > 0,
    run: ({ client, traffic }) => {
      // One that ended meanwhile has nothing to stop.
      for (const id of runningIds(traffic.getState())) client.stopSend({ id }).catch(() => {});
    },
  }),
  send: windowAction("send", {
    section: "compose",
    keys: [{ ctrl: "Enter" }],
    run: ({ parts, view }) => {
      const send = parts.get("send");
      // What is not seen is not sent.
      if (send) send();
      else showCompose(view);
    },
  }),
  undo: windowAction("undo", {
    section: "everywhere",
    keys: [{ ctrl: "z", besideText: true }],
    run: ({ notices, parts }) =>
      notices.undoLast() || parts.get("undoRemove")?.() || parts.get("undoLeave")?.(),
  }),
  nextPane: windowAction("nextPane", {
    section: "everywhere",
    keys: [{ key: "F6" }],
    run: () => focusNextPane(1),
  }),
  previousPane: windowAction("previousPane", {
    section: "everywhere",
    keys: [{ key: "F6", shift: true }],
    run: () => focusNextPane(-1),
  }),
  back: windowAction("back", {
    section: "everywhere",
    keys: [{ key: "Escape" }],
    applies: ({ sessions, view }) =>
      view.getState().marked.length > 0 || sessions?.isReading || document.activeElement !== mainEntrance(),
    run: ({ sessions, view }) => {
      if (sessions?.isReading) sessions.stopShown();
      else if (view.getState().marked.length > 0) unmark(view);
      else focusMain();
    },
  }),
  help: windowAction("help", {
    section: "everywhere",
    keys: [{ letter: "?" }],
    run: ({ parts }) => parts.get("openHelp")?.("keys"),
  }),
  learn: windowAction("learn", {
    section: "everywhere",
    keys: [{ letter: "h", after: "g" }],
    run: ({ parts }) => parts.get("openHelp")?.("learn"),
  }),
  zoomIn: windowAction("zoomIn", {
    section: "everywhere",
    keys: [{ ctrl: "+" }, { ctrl: "+", shift: true, spelling: true }, { ctrl: "=", spelling: true }],
    applies: ({ hasZoom }) => hasZoom === true,
    run: ({ view }) => zoomBy(view, "in"),
  }),
  zoomOut: windowAction("zoomOut", {
    section: "everywhere",
    keys: [{ ctrl: "-" }],
    applies: ({ hasZoom }) => hasZoom === true,
    run: ({ view }) => zoomBy(view, "out"),
  }),
  zoomUsual: windowAction("zoomUsual", {
    section: "everywhere",
    keys: [{ ctrl: "0" }],
    applies: ({ hasZoom }) => hasZoom === true,
    run: ({ view }) => zoomBy(view, "usual"),
  }),
  menu: windowAction("menu", {
    section: "everywhere",
    keys: [{ key: "F10" }],
    applies: ({ showMenu }) => showMenu !== undefined,
    run: ({ parts }) => parts.get("openMenu")?.(),
  }),
  packets: windowAction("packets", {
    section: "tabs",
    keys: [{ letter: "p", after: "g" }],
    run: ({ view }) => view.setState({ page: "monitor", tab: "packets" }),
  }),
  sources: windowAction("sources", {
    section: "tabs",
    keys: [{ letter: "s", after: "g" }],
    run: ({ view }) => view.setState({ page: "monitor", tab: "sources" }),
  }),
  charts: windowAction("charts", {
    section: "tabs",
    keys: [{ letter: "c", after: "g" }],
    run: ({ view }) => view.setState({ page: "monitor", tab: "charts" }),
  }),
  stream: windowAction("stream", {
    section: "tabs",
    keys: [{ letter: "t", after: "g" }],
    run: ({ view }) => view.setState({ page: "monitor", tab: "stream" }),
  }),
  membership: windowAction("membership", {
    section: "tabs",
    keys: [{ letter: "m", after: "g" }],
    run: ({ view }) => view.setState({ page: "monitor", tab: "membership" }),
  }),
  goToMonitor: windowAction("goToMonitor", {
    section: "pages",
    keys: [{ ctrl: "1" }],
    run: ({ view }) => view.setState({ page: "monitor" }),
  }),
  goToOverview: windowAction("goToOverview", {
    section: "pages",
    keys: [{ ctrl: "2" }, { letter: "o", after: "g" }],
    run: ({ view }) => view.setState({ page: "overview" }),
  }),
  goToEvents: windowAction("goToEvents", {
    words: ({ traffic }) => {
      const count = countNew(traffic.getState());
      return count === 0 ? words().actions.goToEvents.title : words().now.newEvents(count);
    },
    section: "pages",
    keys: [{ ctrl: "3" }, { letter: "e", after: "g" }],
    run: ({ view }) => view.setState({ page: "events" }),
  }),
  seeEvents: windowAction("seeEvents", {
    section: "events",
    keys: [{ letter: "m" }],
    applies: ({ view }) => view.getState().page === "events",
    run: ({ client, traffic }) => seeIncidents(client, traffic),
  }),
  nextEvent: windowAction("nextEvent", {
    section: "events",
    keys: [{ letter: "n" }],
    applies: ({ parts }) => parts.get("events") !== undefined,
    run: ({ parts }) => parts.get("events")?.next(false),
  }),
  previousEvent: windowAction("previousEvent", {
    section: "events",
    keys: [{ letter: "N" }],
    applies: ({ parts }) => parts.get("events") !== undefined,
    run: ({ parts }) => parts.get("events")?.next(true),
  }),
  eventPackets: windowAction("eventPackets", {
    section: "events",
    keys: [{ letter: "p" }],
    applies: ({ parts }) => parts.get("events") !== undefined,
    run: ({ parts }) => parts.get("events")?.packets(),
  }),
  goToComputer: windowAction("goToComputer", {
    section: "pages",
    keys: [{ ctrl: "4" }],
    run: ({ view }) => view.setState({ page: "computer" }),
  }),
  goToRecordings: windowAction("goToRecordings", {
    section: "pages",
    keys: [{ ctrl: "7" }],
    applies: ({ sessions }) => sessions !== undefined,
    run: ({ view }) => view.setState({ page: "recordings" }),
  }),
  profiles: windowAction("profiles", {
    section: "everywhere",
    keys: [],
    applies: keepsProfiles,
    run: ({ parts }) => parts.get("profiles")?.("menu"),
  }),
  saveProfile: windowAction("saveProfile", {
    section: "everywhere",
    keys: [],
    applies: keepsProfiles,
    run: ({ parts }) => parts.get("profiles")?.("save"),
  }),
  importProfile: windowAction("importProfile", {
    section: "everywhere",
    keys: [],
    applies: keepsProfiles,
    run: ({ parts }) => parts.get("profiles")?.("import"),
  }),
  exportProfile: windowAction("exportProfile", {
    section: "everywhere",
    keys: [],
    applies: keepsProfiles,
    run: ({ parts }) => parts.get("profiles")?.("export"),
  }),
  goToSettings: windowAction("goToSettings", {
    section: "pages",
    // Ctrl and comma are the packets': the neighbour before, as in Wireshark.
    keys: [{ letter: ",", after: "g" }],
    run: ({ view }) => view.setState({ page: "settings" }),
  }),
  addressBook: windowAction("addressBook", {
    section: "everywhere",
    keys: [],
    run: ({ parts }) => parts.get("openAddressBook")?.(),
  }),
  findPort: windowAction("findPort", {
    section: "everywhere",
    keys: [],
    applies: ({ parts }) => parts.get("findPort") !== undefined,
    run: ({ parts, view }) => parts.get("findPort")?.("", view.getState().joinOn),
  }),
  theme: windowAction("theme", {
    words: ({ view }) => {
      const { themes, theme: said } = words().now;
      const { theme } = view.getState();
      return said(themes[theme], themes[nextTheme[theme]]);
    },
    section: "everywhere",
    keys: [],
    run: ({ view }) => view.setState(({ theme }) => ({ theme: nextTheme[theme] })),
  }),
};
