import * as v from "valibot";
import { eventNames, methodNames } from "../../shared/contract.ts";
import { limits } from "../../shared/limits.ts";
import { type Theme, themeSchema } from "../../shared/preload-api.ts";
import { problem } from "../../shared/problem.ts";
import type { Answer, Connection, Transport } from "../../shared/transport.ts";
import { forward } from "../rpc/forward.ts";
import { connectionChannel, eventChannel, methodChannel, takenChannel, themeChannel } from "./channels.ts";
import { origin } from "./origin.ts";

/** Who sent a message: what is looked at of Electron's event. */
export interface Sender {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly origin: string; readonly parent: unknown } | null;
}

/** What is needed of `ipcMain`. */
export interface IpcMain {
  handle(channel: string, listener: (event: Sender, args: unknown) => Promise<unknown>): void;
  on(channel: string, listener: (event: Sender, args: unknown) => void): unknown;
}

/** What is needed of our window's `WebContents`. */
export interface PageContents {
  readonly id: number;
  isDestroyed(): boolean;
  isLoading(): boolean;
  send(channel: string, payload: unknown): void;
}

export interface IpcOptions {
  readonly monitor: Transport;
  /** The contents of our window; null while there is none. */
  readonly contents: () => PageContents | null;
  readonly setTheme: (theme: Theme) => void;
}

export interface Ipc {
  /** Events that were dropped for a page which read too slowly. */
  readonly dropped: number;
}

/**
 * The desktop's side of the page's functions, and the only file that knows `ipcMain`. It forwards
 * and does no work of its own, so that the thread of the windows stays free.
 */
export function registerIpc({ ipcMain }: { readonly ipcMain: IpcMain }, options: IpcOptions): Ipc {
  const { monitor, setTheme } = options;
  const contents = () => {
    const own = options.contents();
    return own === null || own.isDestroyed() ? null : own;
  };
  /** Only the main frame of our window, and only while it shows our own page. */
  const isOwn = ({ sender, senderFrame: frame }: Sender): boolean =>
    frame !== null && frame.parent === null && frame.origin === origin && sender.id === contents()?.id;

  for (const method of methodNames) {
    ipcMain.handle(methodChannel(method), async (event, args) =>
      isOwn(event) ? forward(monitor, method, args) : notAllowed,
    );
  }

  let connection: Connection = "connecting";
  ipcMain.handle(connectionChannel, async (event) => (isOwn(event) ? connection : "refused"));
  monitor.watchConnection((state) => {
    connection = state;
    contents()?.send(connectionChannel, state);
  });

  ipcMain.on(themeChannel, (event, theme) => {
    const chosen = v.safeParse(themeSchema, theme);
    if (isOwn(event) && chosen.success) setTheme(chosen.output);
  });

  // Electron queues what a busy page has not read without bound. A page that misses events sees the
  // gap in their numbers and takes a snapshot, as it does after loading.
  let untaken = 0;
  let dropped = 0;
  ipcMain.on(takenChannel, (event) => {
    if (isOwn(event)) untaken = Math.max(0, untaken - 1);
  });
  for (const name of eventNames) {
    monitor.subscribe(name, (payload) => {
      const own = contents();
      if (own === null || own.isLoading()) {
        untaken = 0;
      } else if (untaken < limits.windowBacklog) {
        untaken += 1;
        own.send(eventChannel(name), payload);
      } else {
        dropped += 1;
      }
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
  problem: problem("not-allowed", "Only Castscope’s own page may call the monitor."),
};
