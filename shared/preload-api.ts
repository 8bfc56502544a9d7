import * as v from "valibot";
import type { Args, EventName, EventPayload, MethodName } from "./contract.ts";
import type { Answer, Connection, Unsubscribe } from "./transport.ts";

/** What the desktop's frame, its menus and its background follow. */
export const themeSchema = v.picklist(["system", "dark", "light"]);
export type Theme = v.InferOutput<typeof themeSchema>;

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
}

/** All that the desktop's page finds in `window.castscope`: named functions, no way to send anything else. */
export type PreloadApi = MethodFunctions & EventFunctions & ShellFunctions;

export function eventFunctionName<E extends EventName>(event: E): `on${Capitalize<E>}` {
  return `on${event.charAt(0).toUpperCase()}${event.slice(1)}` as `on${Capitalize<E>}`;
}
