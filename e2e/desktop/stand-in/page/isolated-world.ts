import type { PageSettings } from "../page-scripts.ts";
import { decodeValue, encodeValue } from "../values.ts";
import { Bridge } from "./crossing.ts";

/** Electron's isolated world: the preload, with the two of Electron's modules that a sandboxed one gets. */
declare const settings: PageSettings;
declare const preload: (require: (name: string) => unknown, process: object, exports: object) => void;

/** What the main process says: an event for listeners, or the answer to an invocation. */
type Heard =
  | { readonly channel: string; readonly args: string }
  | { readonly id: number; readonly result?: string; readonly error?: string };

const here = globalThis as unknown as Record<string, (value: unknown) => void>;
const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
const waiting = new Map<number, (answer: Exclude<Heard, { channel: string }>) => void>();
let last = 0;

const post = (message: object): void => here[settings.secret]?.(JSON.stringify(message));

const ipcRenderer = {
  on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
  },
  send(channel: string, ...args: unknown[]) {
    post({ kind: "send", channel, args: encodeValue(args) });
  },
  async invoke(channel: string, ...args: unknown[]) {
    last += 1;
    const id = last;
    const answered = new Promise<Exclude<Heard, { channel: string }>>((resolve) => waiting.set(id, resolve));
    post({ kind: "invoke", id, channel, args: encodeValue(args) });
    const { result, error } = await answered;
    if (error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${error}`);
    return decodeValue(result ?? "null");
  },
};

/** Where a test's files lie nobody knows: they are made in the page. */
const webUtils = { getPathForFile: (_file: File) => "" };

here[`${settings.secret}hear`] = (value) => {
  const heard = value as Heard;
  if ("channel" in heard) {
    const args = decodeValue(heard.args) as unknown[];
    for (const listener of listeners.get(heard.channel) ?? []) listener({}, ...args);
    return;
  }
  waiting.get(heard.id)?.(heard);
  waiting.delete(heard.id);
};

window.addEventListener(`${settings.secret}open`, (event) => {
  post({ kind: "open", url: (event as CustomEvent<string>).detail });
});

// Not in the empty document that a page begins with, nor in a frame within it.
if (window === window.top && window.location.href !== "about:blank") {
  const bridge = new Bridge(settings.secret, "isolated", () => {});
  const contextBridge = { exposeInMainWorld: (name: string, api: object) => bridge.expose(name, api) };
  const require = (name: string): unknown => {
    if (name !== "electron") throw new Error(`module not found: ${name}`);
    return { contextBridge, ipcRenderer, webUtils };
  };
  preload(require, { platform: settings.platform, type: "renderer", sandboxed: true }, {});
}
