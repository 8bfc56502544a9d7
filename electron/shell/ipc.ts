import * as v from "valibot";
import { eventNames, methodNames } from "../../shared/contract.ts";
import { limits } from "../../shared/limits.ts";
import { type LanguageCode, languageCodes } from "../../shared/model/language.ts";
import { type Theme, themeSchema } from "../../shared/model/theme.ts";
import { zoomSchema } from "../../shared/model/zoom.ts";
import { type MenuPlace, menuPlaceSchema } from "../../shared/preload-api.ts";
import { problem } from "../../shared/problem.ts";
import type { Answer, Connection, Transport } from "../../shared/transport.ts";
import { forward } from "../rpc/forward.ts";
import {
  connectionChannel,
  droppedChannel,
  eventChannel,
  languageChannel,
  menuChannel,
  methodChannel,
  recordingChannel,
  recordingsFolderChannel,
  takenChannel,
  themeChannel,
  zoomChannel,
} from "./channels.ts";
import { origin } from "./origin.ts";

/** Who sent a message: what is looked at of Electron's event. */
export interface IpcCaller {
  readonly sender: { readonly id: number };
  readonly senderFrame: SenderFrame | null;
}

interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
}

/** What is needed of `ipcMain`. */
export interface IpcMain {
  handle(channel: string, listener: (event: IpcCaller, args: unknown) => Promise<unknown>): void;
  on(channel: string, listener: (event: IpcCaller, args: unknown) => void): unknown;
}

/** What is needed of our window's `WebContents`. */
export interface PageContents {
  readonly id: number;
  readonly mainFrame: SenderFrame | null;
  isDestroyed(): boolean;
  isCrashed(): boolean;
  send(channel: string, ...args: unknown[]): void;
}

export interface IpcOptions {
  readonly monitor: Transport;
  /** The contents of our window; null while there is none. */
  readonly contents: () => PageContents | null;
  readonly setTheme: (theme: Theme) => void;
  readonly setLanguage: (language: LanguageCode) => void;
  /** The size of the page that a person chose, in percent. */
  readonly setZoom: (percent: number) => void;
  readonly showMenu: (at: MenuPlace) => void;
  /** Asks for a file; null where none was chosen. */
  readonly chooseRecording: () => Promise<string | null>;
  /** Asks where recordings are written from the next start on; null where nothing was chosen. */
  readonly chooseRecordingsFolder: () => Promise<string | null>;
  /** A person dropped a file on the page: by what path it may be opened. */
  readonly dropRecording: (path: string) => string;
}

export interface Ipc {
  /** Events that were dropped for pages which read too slowly. */
  readonly dropped: number;
}

const languageSchema = v.picklist(languageCodes);

/** What a dropped file has no path of, such as text, has an empty one. */
const droppedSchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.pathLength));

/** One page, from the first word of its preload until it is gone. What is under way is counted here. */
interface PageConnection {
  readonly contentsId: number;
  /** Number of the last event that was sent, and of the last that the page has taken. */
  sent: number;
  taken: number;
}

/**
 * The desktop's side of the page's functions, and the only file that knows `ipcMain`. It forwards
 * and does no work of its own, so that the thread of the windows stays free.
 */
export function registerIpc({ ipcMain }: { readonly ipcMain: IpcMain }, options: IpcOptions): Ipc {
  const { monitor, setTheme, setLanguage, setZoom, showMenu } = options;
  /** The contents of our window while they show our page and its process lives. */
  const page = () => {
    const own = options.contents();
    if (own === null || own.isDestroyed() || own.isCrashed()) return null;
    return own.mainFrame?.origin === origin ? own : null;
  };
  /** Only the main frame of our window, and only while it shows our own page. */
  const isOwn = ({ sender, senderFrame: frame }: IpcCaller): boolean =>
    frame !== null && frame.parent === null && frame.origin === origin && sender.id === page()?.id;

  // Nothing is sent to a page that did not say that it is there, nor to one that came after it.
  let connected: PageConnection | null = null;
  /** Ours, with its connection; null while there is none to send to. */
  const listening = () => {
    const own = page();
    if (own === null || own.id !== connected?.contentsId) connected = null;
    return own === null || connected === null ? null : { own, connection: connected };
  };

  for (const method of methodNames) {
    ipcMain.handle(methodChannel(method), async (event, args) =>
      isOwn(event) ? forward(monitor, method, args) : notAllowed,
    );
  }

  // Events have numbers that go on from page to page: what one page took never counts for the next.
  let last = 0;
  let dropped = 0;
  let state: Connection = "connecting";
  ipcMain.handle(connectionChannel, async (event) => {
    if (!isOwn(event)) return "refused";
    connected = { contentsId: event.sender.id, sent: last, taken: last };
    return state;
  });
  monitor.watchConnection((next) => {
    state = next;
    listening()?.own.send(connectionChannel, state);
  });

  ipcMain.on(themeChannel, (event, theme) => {
    const chosen = v.safeParse(themeSchema, theme);
    if (isOwn(event) && chosen.success) setTheme(chosen.output);
  });
  ipcMain.on(languageChannel, (event, language) => {
    const spoken = v.safeParse(languageSchema, language);
    if (isOwn(event) && spoken.success) setLanguage(spoken.output);
  });
  ipcMain.on(zoomChannel, (event, percent) => {
    const chosen = v.safeParse(zoomSchema, percent);
    if (isOwn(event) && chosen.success) setZoom(chosen.output);
  });
  ipcMain.handle(recordingChannel, async (event) => (isOwn(event) ? options.chooseRecording() : null));
  ipcMain.handle(recordingsFolderChannel, async (event) =>
    isOwn(event) ? options.chooseRecordingsFolder() : null,
  );
  ipcMain.handle(droppedChannel, async (event, path) => {
    const told = v.safeParse(droppedSchema, path);
    return isOwn(event) && told.success ? options.dropRecording(told.output) : null;
  });
  ipcMain.on(menuChannel, (event, at) => {
    const place = v.safeParse(menuPlaceSchema, at);
    if (isOwn(event) && place.success) showMenu(place.output);
  });

  // Electron queues what a busy page has not read without bound. A page that misses events sees the
  // gap in their numbers and takes a snapshot, as it does after loading.
  ipcMain.on(takenChannel, (event, number) => {
    if (!isOwn(event) || connected === null || !Number.isSafeInteger(number)) return;
    const { sent, taken } = connected;
    connected.taken = Math.max(taken, Math.min(Number(number), sent));
  });
  for (const name of eventNames) {
    monitor.subscribe(name, (payload) => {
      const to = listening();
      if (to === null) return;
      if (to.connection.sent - to.connection.taken >= limits.windowBacklog) {
        dropped += 1;
        return;
      }
      last += 1;
      to.connection.sent = last;
      to.own.send(eventChannel(name), payload, last);
    });
  }
  return {
    get dropped() {
      return dropped;
    },
  };
}

const notAllowed: Answer = {
  ok: false,
  problem: problem("not-our-page"),
};
