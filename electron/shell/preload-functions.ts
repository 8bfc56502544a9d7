import { type EventName, eventNames, type MethodName, methodNames } from "../../shared/contract.ts";
import { Watched } from "../../shared/emitter.ts";
import { EventHub } from "../../shared/event-hub.ts";
import type { ZoomStep } from "../../shared/model/zoom.ts";
import {
  type EventFunctions,
  eventFunctionName,
  type MethodFunctions,
  type PreloadApi,
} from "../../shared/preload-api.ts";
import type { Connection } from "../../shared/transport.ts";
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

/** What is needed of `ipcRenderer`. It never reaches the page itself. */
export interface IpcRenderer {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown;
}

/** Where a file of the page lies; empty for one that lies nowhere. Electron's `webUtils.getPathForFile`. */
type PathOf = (file: object) => string;

/** The functions that the page gets: one for each method and each event, with fixed channels. */
export function createPreloadFunctions(
  ipc: IpcRenderer,
  platform: NodeJS.Platform,
  pathOf: PathOf,
): PreloadApi {
  const events = new EventHub();
  const connection = new Watched<Connection>("connecting");

  for (const event of eventNames) {
    ipc.on(eventChannel(event), (_, payload, number) => {
      ipc.send(takenChannel, number);
      // Both ends of the channel are ours and typed by the same table.
      events.emit(event, payload as Parameters<typeof events.emit>[1]);
    });
  }
  const zooms = new Set<(step: ZoomStep) => void>();
  ipc.on(zoomChannel, (_, step) => {
    for (const listener of [...zooms]) listener(step as ZoomStep);
  });
  const hear = (state: unknown) => connection.set(state as Connection);
  ipc.on(connectionChannel, (_, state) => hear(state));
  // Answered by our own main process; when that is going away there is nothing left to tell.
  ipc.invoke(connectionChannel).then(hear, () => hear("lost"));

  const methods = Object.fromEntries(
    methodNames.map((method: MethodName) => [
      method,
      (args: unknown) => ipc.invoke(methodChannel(method), args),
    ]),
  ) as MethodFunctions;
  const subscribers = Object.fromEntries(
    eventNames.map((event: EventName) => [
      eventFunctionName(event),
      (listener: Parameters<typeof events.subscribe>[1]) => events.subscribe(event, listener),
    ]),
  ) as EventFunctions;

  return {
    ...methods,
    ...subscribers,
    onConnection: (listener) => connection.watch(listener),
    chooseRecordingsFolder: () => ipc.invoke(recordingsFolderChannel) as Promise<string | null>,
    chooseRecording: () => ipc.invoke(recordingChannel) as Promise<string | null>,
    // The path stays on this side: the page has a file that a person dropped, and cannot name another.
    dropRecording: (file) => ipc.invoke(droppedChannel, pathOf(file)) as Promise<string | null>,
    setLanguage: (language) => ipc.send(languageChannel, language),
    setZoom: (percent) => ipc.send(zoomChannel, percent),
    onZoom: (listener) => {
      zooms.add(listener);
      return () => zooms.delete(listener);
    },
    setTheme: (theme) => ipc.send(themeChannel, theme),
    // macOS has its bar at the top of the screen.
    showMenu: platform === "darwin" ? null : (at) => ipc.send(menuChannel, at),
  };
}
