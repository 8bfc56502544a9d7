import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as electron from "electron";
import { problemText } from "../../shared/text/sentences.ts";
import { speak, spokenLanguage } from "../../shared/text/spoken.ts";
import { usualHistoryFile, usualRecordingsFile, usualWatchingFile } from "../engine/system/data-folder.ts";
import { KnownRecordings } from "../thread/files/known-recordings.ts";
import { startMonitorThread } from "../thread/host.ts";
import { withRecordings } from "../thread/sessions.ts";
import { runApp } from "./app.ts";
import { zoomChannel } from "./channels.ts";
import { createFailures } from "./failures.ts";
import { registerIpc } from "./ipc.ts";
import { menuTemplate } from "./menu.ts";
import { scheme } from "./origin.ts";
import { createPageHandler, customSchemes } from "./protocol.ts";
import { filesIn, OfferedFiles } from "./recordings.ts";
import { restart } from "./restart.ts";
import { denyPermissions, guardContents, outsidePages } from "./security.ts";
import { loadSettings } from "./settings.ts";
import { withSettingsEditor } from "./settings-editor.ts";
import { readMemory, readWorkspace } from "./switches.ts";
import { createWindowKeeper } from "./window.ts";
import { words } from "./words/words.ts";

/** Entry of the desktop door: hands Electron's modules to the parts and connects them. */
const { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, screen, session, shell } = electron;
const { platform } = process;
const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// These three must stand before Electron is ready.
protocol.registerSchemesAsPrivileged(customSchemes);
app.enableSandbox();
app.on("web-contents-created", (_event, contents) => guardContents(contents));

let present = () => {};
/** What was given before there was anything to open it with: by a double click, or on the command line. */
const given = filesIn(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
let openFiles = (paths: readonly string[]): void => void given.push(...paths);
app.on("open-file", (event, path) => {
  event.preventDefault();
  openFiles([path]);
});
app.on("second-instance", (_event, args = [], folder = "") => openFiles(filesIn(args.slice(1), folder)));
let leave = async () => {};
runApp({ app, platform, prepare, present: () => present(), leave: () => leave() });

async function prepare(): Promise<void> {
  const settings = await loadSettings(join(app.getPath("userData"), "settings.json"));
  nativeTheme.themeSource = settings.value.theme;
  denyPermissions(session.defaultSession);
  protocol.handle(scheme, createPageHandler(beside("../renderer/")));

  const script = new URL("worker.js", import.meta.url);
  const about = { version: app.getVersion(), door: "desktop" } as const;
  const memoryBytes = readMemory(app.commandLine);
  const usualFolder = join(app.getPath("documents"), "Castscope");
  const places = { folder: settings.value.recordings ?? usualFolder, anywhere: false };
  const live = startMonitorThread({
    script,
    about,
    memoryBytes,
    historyFile: usualHistoryFile(),
    watchingFile: usualWatchingFile(),
    workspace: readWorkspace(app.commandLine),
    // Who sits at the window may run programs anyway.
    allowCommands: true,
    recordings: places,
  });
  const known = new KnownRecordings(usualRecordingsFile());
  const offered = new OfferedFiles({
    folder: places.folder,
    known,
    bin: (path) => shell.trashItem(path),
    show: (path) => shell.showItemInFolder(path),
  });
  const recorded = withRecordings(live, {
    files: offered,
    start: (recording) => startMonitorThread({ script, about, memoryBytes, recording, recordings: places }),
  });
  const monitor = withSettingsEditor(recorded, {
    edit: (path) => shell.openPath(path),
    show: (path) => shell.showItemInFolder(path),
  });
  // It shows itself in the window's tabs; what cannot be opened is told by the system's own dialog.
  const openAll = (paths: readonly string[]): void => {
    for (const path of paths) {
      const file = { kind: "path", path: offered.offer(path) } as const;
      void monitor.request("openRecording", { file, unicast: false }).then((answer) => {
        if (!answer.ok) dialog.showErrorBox("Castscope", problemText(answer.problem));
      });
    }
  };
  const keeper = createWindowKeeper({
    create: (options) => new BrowserWindow(options),
    settings,
    platform,
    preload: beside("preload.cjs"),
    icon: join(app.getAppPath(), "build", "icon.png"),
    shade: () => (nativeTheme.shouldUseDarkColors ? "dark" : "light"),
    workAreas: () => screen.getAllDisplays().map((display) => display.workArea),
  });
  const contents = () => keeper.current()?.webContents ?? null;
  const failures = createFailures({
    ask: async (question) => (await dialog.showMessageBox(question)).response,
    restart: () => restart(app),
    reload: () => {
      // The window may have been closed under the question.
      const page = contents();
      if (page === null) keeper.present();
      else page.reload();
    },
    quit: () => app.quit(),
  });

  const chooseRecording = async (): Promise<string | null> => {
    const filters = [
      { name: words().choose.recordings, extensions: ["pcapng", "pcap", "cap", "gz", "zst"] },
      { name: words().choose.allFiles, extensions: ["*"] },
    ];
    const { filePaths } = await dialog.showOpenDialog({ properties: ["openFile"], filters });
    const [path] = filePaths;
    return path === undefined ? null : offered.offer(path);
  };

  // The monitor and what lists files have theirs for their run: another one is taken with the next start.
  const chooseRecordingsFolder = async (): Promise<string | null> => {
    const { filePaths } = await dialog.showOpenDialog({
      properties: ["openDirectory", "createDirectory"],
      defaultPath: settings.value.recordings ?? usualFolder,
    });
    const [recordings] = filePaths;
    if (recordings === undefined) return null;
    settings.update({ recordings });
    return recordings;
  };

  const ipc = registerIpc(electron, {
    monitor,
    contents,
    setTheme: (theme) => {
      nativeTheme.themeSource = theme;
      settings.update({ theme });
    },
    setLanguage: (language) => {
      speak(language);
      setMenu();
    },
    setZoom(percent) {
      const page = contents();
      if (page !== null) page.zoomFactor = percent / 100;
    },
    chooseRecording,
    chooseRecordingsFolder,
    dropRecording: (path) => offered.offer(path),
    showMenu({ x, y }) {
      const window = keeper.current();
      if (window === null) return;
      // The page's pixels grow with its zoom.
      const zoom = window.webContents.zoomFactor;
      Menu.getApplicationMenu()?.popup({ window, x: Math.round(x * zoom), y: Math.round(y * zoom) });
    },
  });
  nativeTheme.on("updated", () => keeper.repaint());
  monitor.watchConnection(() => {
    const reason = monitor.failure();
    if (reason !== null) void failures.monitorLost(reason);
  });
  app.on("render-process-gone", (_event, _contents, { reason }) => void failures.pageLost(reason));
  let menuShows: string | null = null;
  const setMenu = (): void => {
    const opened = known.opened().map(({ path }) => path);
    // What else is remembered is in no menu.
    const shown = [spokenLanguage(), ...opened].join("\n");
    if (menuShows === shown) return;
    menuShows = shown;
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({
          platform,
          development: !app.isPackaged,
          openGroupLists: (family) =>
            void shell.openExternal(family === 4 ? outsidePages.ipv4Groups : outsidePages.ipv6Groups),
          zoom: (step) => contents()?.send(zoomChannel, step),
          openRecording: () => void chooseRecording().then((path) => openAll(path === null ? [] : [path])),
          recent: opened.map((path) => ({ label: path, open: () => openAll([path]) })),
          clearRecent: () => known.forgetOpened(),
        }),
      ),
    );
  };
  known.changed.listen(setMenu);
  setMenu();

  present = keeper.present;
  openFiles = openAll;
  openAll(given.splice(0));
  leave = async () => {
    keeper.remember();
    await Promise.all([monitor.stop(), settings.close()]);
    if (ipc.dropped > 0)
      process.stderr.write(`${ipc.dropped} updates were dropped for a window that read too slowly.\n`);
  };
}
