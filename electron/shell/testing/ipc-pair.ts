import type { IpcCaller, IpcMain, PageContents } from "../ipc.ts";
import { origin } from "../origin.ts";
import type { IpcRenderer } from "../preload-functions.ts";

/**
 * For tests: both ends of Electron's IPC for one window. What crosses is cloned as Electron clones
 * it, and comes later; an exception in the main process arrives as a rejection without its fields.
 */
export function createIpcPair() {
  const handlers = new Map<string, (event: IpcCaller, args: unknown) => Promise<unknown>>();
  const mainListeners = new Map<string, (event: IpcCaller, args: unknown) => void>();
  const pageListeners = new Map<string, (event: unknown, ...args: unknown[]) => void>();
  const page = { destroyed: false, crashed: false, reading: true, origin };
  /** Sent to the page while it did not read; lost when it is gone. */
  let unread: (() => void)[] = [];
  /** Who the page is for the main process; tests change it. */
  let sender: IpcCaller = { sender: { id: 1 }, senderFrame: { origin, parent: null } };

  const ipcMain: IpcMain = {
    handle(channel, listener) {
      if (handlers.has(channel)) throw new Error(`A second handler for ${channel}`);
      handlers.set(channel, listener);
    },
    on: (channel, listener) => mainListeners.set(channel, listener),
  };

  const contents: PageContents = {
    id: 1,
    get mainFrame() {
      return { origin: page.origin, parent: null };
    },
    isDestroyed: () => page.destroyed,
    isCrashed: () => page.crashed,
    send(channel, ...args) {
      if (page.destroyed) throw new TypeError("Object has been destroyed");
      const crossing = structuredClone(args);
      const deliver = () => pageListeners.get(channel)?.({}, ...crossing);
      // Electron says that the frame is gone, and goes on.
      if (page.crashed) return;
      if (page.reading) queueMicrotask(deliver);
      else unread.push(deliver);
    },
  };

  const ipcRenderer: IpcRenderer = {
    async invoke(channel, args) {
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      try {
        return structuredClone(await handler(sender, structuredClone(args)));
      } catch (error) {
        throw new Error(`Error invoking remote method '${channel}': ${error}`);
      }
    },
    send(channel, args) {
      const crossing = structuredClone(args);
      queueMicrotask(() => mainListeners.get(channel)?.(sender, crossing));
    },
    on: (channel, listener) => pageListeners.set(channel, listener),
  };

  return {
    ipcMain,
    ipcRenderer,
    contents,
    page,
    channels: () => [...handlers.keys()],
    /** Makes the page someone else. */
    pretend: (next: IpcCaller) => {
      sender = next;
    },
    /** The page reads again and gets all that was waiting. */
    read() {
      page.reading = true;
      for (const deliver of unread.splice(0)) deliver();
    },
    /** The page is gone with all that it had not read; the next one has a preload of its own. */
    leavePage() {
      unread = [];
      pageListeners.clear();
      page.crashed = false;
      page.reading = true;
    },
    unread: () => unread.length,
  };
}
