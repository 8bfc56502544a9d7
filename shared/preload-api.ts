import * as v from "valibot";
import type { Args, EventName, EventPayload, MethodName } from "./contract.ts";
import type { LanguageCode } from "./model/language.ts";
import type { Theme } from "./model/theme.ts";
import type { ZoomStep } from "./model/zoom.ts";
import type { Answer, Connection, Unsubscribe } from "./transport.ts";

/** A place in the page, in its own pixels: more than any screen has is a mistake. */
const pixel = v.pipe(v.number(), v.minValue(0), v.maxValue(100_000));
export const menuPlaceSchema = v.object({ x: pixel, y: pixel });
export type MenuPlace = v.InferOutput<typeof menuPlaceSchema>;

/** One function for each method. Answers are values: an error would lose its code on the way. */
export type MethodFunctions = {
  readonly [M in MethodName]: (args: Args<M>) => Promise<Answer<M>>;
};

/** One function for each event, `onDelta` for `delta`; it returns how to stop listening. */
export type EventFunctions = {
  readonly [E in EventName as `on${Capitalize<E>}`]: (
    listener: (payload: EventPayload<E>) => void,
  ) => Unsubscribe;
};

/** What the desktop's window is given besides the contract. */
interface ShellFunctions {
  /** Calls at once and when the monitor's thread is lost. */
  readonly onConnection: (listener: (connection: Connection) => void) => Unsubscribe;
  /** Tells the theme that a person chose, so that the window's frame follows. */
  readonly setTheme: (theme: Theme) => void;
  /** Sets the size of the window's content, in percent: as a browser's zoom. */
  readonly setZoom: (percent: number) => void;
  /** Calls when the menu asks for another size. */
  readonly onZoom: (listener: (step: ZoomStep) => void) => Unsubscribe;
  /** Tells the language that is spoken, so that menus and dialogs speak it too. */
  readonly setLanguage: (language: LanguageCode) => void;
  /** Lets a person choose a recording in the system's dialog: its path, or null where none was chosen. */
  readonly chooseRecording: () => Promise<string | null>;
  /**
   * Lets a person choose in the system's dialog where recordings are written from the next start on; null where nothing was chosen.
   * The page can name no folder.
   */
  readonly chooseRecordingsFolder: () => Promise<string | null>;
  /** A `File` that a person dropped on the page: the path by which it may be opened; null for what is none. */
  readonly dropRecording: (file: object) => Promise<string | null>;
  /** Opens the application's menu at a place; null where the system shows that menu by itself. */
  readonly showMenu: ((at: MenuPlace) => void) | null;
}

/** All that the desktop's page finds in `window.castscope`: named functions, no way to send anything else. */
export type PreloadApi = MethodFunctions & EventFunctions & ShellFunctions;

export function eventFunctionName<E extends EventName>(event: E): `on${Capitalize<E>}` {
  return `on${event.charAt(0).toUpperCase()}${event.slice(1)}` as `on${Capitalize<E>}`;
}
