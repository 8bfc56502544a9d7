// For tests: a stand-in of the electron package, so that the built main process runs under plain
// Node. It reports what the program does to the process that started it and does what that says.
import { EventEmitter } from "node:events";

const report = (kind, content) => process.send?.({ kind, ...content });

class App extends EventEmitter {
  isPackaged = true;
  #ready = false;

  requestSingleInstanceLock() {
    return true;
  }
  enableSandbox() {
    report("sandbox", { ready: this.#ready });
  }
  async whenReady() {
    await new Promise((resolve) => setTimeout(resolve, 10));
    this.#ready = true;
  }
  // What one test sets up is not the next one's.
  commandLine = { getSwitchValue: () => "", hasSwitch: (name) => name === "no-restore" };
  getPath(name) {
    if (name === "documents") return `${process.env.STAND_IN_USER_DATA}/Documents`;
    if (name !== "userData") throw new Error(`No path for ${name}`);
    return process.env.STAND_IN_USER_DATA;
  }
  getAppPath() {
    return "/app";
  }
  getVersion() {
    return "1.2.3";
  }
  get ready() {
    return this.#ready;
  }
  quit() {
    let prevented = false;
    this.emit("before-quit", {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (prevented) return;
    window?.close();
    process.exit(0);
  }
  exit(code) {
    process.exit(code);
  }
}
export const app = new App();

let window = null;
class Contents extends EventEmitter {
  id = 7;
  mainFrame = { origin: "", parent: null };
  isDestroyed() {
    return false;
  }
  isLoading() {
    return false;
  }
  isCrashed() {
    return false;
  }
  send(channel, payload) {
    report("sent", { channel, payload });
  }
  setWindowOpenHandler() {}
  reload() {}
}

export class BrowserWindow extends EventEmitter {
  webContents = new Contents();

  constructor(options) {
    super();
    if (!app.ready) throw new Error("A window before Electron was ready");
    window = this;
    app.emit("web-contents-created", {}, this.webContents);
    report("window", { options, guarded: this.webContents.eventNames() });
  }
  async loadURL(url) {
    report("load", { url });
    const { protocol, host } = new URL(url);
    this.webContents.mainFrame.origin = `${protocol}//${host}`;
    setTimeout(() => this.emit("ready-to-show"), 10);
  }
  show() {
    report("show", {});
  }
  focus() {}
  isMinimized() {
    return false;
  }
  isMaximized() {
    return false;
  }
  getNormalBounds() {
    return { x: 11, y: 12, width: 1300, height: 800 };
  }
  setBackgroundColor() {}
  setTitleBarOverlay() {}
  close() {
    this.emit("close");
    this.emit("closed");
  }
}

const handlers = new Map();
export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel, handler) => handlers.set(channel, handler),
});

let pageHandler = null;
export const protocol = {
  registerSchemesAsPrivileged(schemes) {
    report("schemes", { schemes, ready: app.ready });
  },
  handle(scheme, handler) {
    pageHandler = handler;
    report("protocol", { scheme });
  },
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler() {},
    setPermissionCheckHandler() {},
    setDevicePermissionHandler() {},
  },
};
export const nativeTheme = Object.assign(new EventEmitter(), {
  themeSource: "system",
  shouldUseDarkColors: true,
});
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
};
export const Menu = {
  buildFromTemplate: (template) => template,
  setApplicationMenu: (menu) => report("menu", { labels: menu.map(({ label, role }) => label ?? role) }),
};
export const dialog = { showMessageBox: async () => ({ response: 1 }) };
export const shell = { openExternal: async () => {} };

const commands = {
  async invoke({ channel, args, origin }) {
    const event = { sender: { id: 7 }, senderFrame: { origin, parent: null } };
    return handlers.get(channel)?.(event, args);
  },
  async send({ channel, args, origin }) {
    ipcMain.emit(channel, { sender: { id: 7 }, senderFrame: { origin, parent: null } }, args);
  },
  async fetch({ url }) {
    const response = await pageHandler({ url, method: "GET" });
    return { status: response.status, body: await response.text() };
  },
  async quit() {
    app.quit();
  },
};
process.on("message", async ({ id, command, ...rest }) => {
  report("done", { id, result: await commands[command](rest) });
});
