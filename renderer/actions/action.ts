import type { Membership } from "../../shared/model/membership.ts";
import type { Send } from "../../shared/model/send.ts";
import type { Castscope } from "../context.tsx";
import type { Keys } from "./keys.ts";

/** What an action is done to. */
interface Targets {
  /** The window as it is. */
  readonly window: null;
  /** A membership; that of the selected row, where nothing else is said. */
  readonly row: Membership;
  readonly send: Send;
}

export type On = keyof Targets;
export type Target<O extends On> = Targets[O];

/** Where the help lists an action. */
export type Section =
  | "Everywhere"
  | "Pages"
  | "Tabs of a group"
  | "Groups"
  | "Packets"
  | "Recordings"
  | "Time of a recording"
  | "Events"
  | "Compose";

/** What is said of every action. */
interface ActionTraits {
  /** Its name on a button, in a menu or a palette; it may follow from how things stand. */
  readonly words: string | ((castscope: Castscope) => string);
  /** What it does, in the help. */
  readonly does: string;
  readonly section: Section;
  readonly keys: readonly Keys[];
  /** Its keys act on a row of the groups table only, where the focus is. */
  readonly keysOnRow?: true;
  /** The same of the packet list. */
  readonly keysOnPackets?: true;
  /** The same of the list of recordings. */
  readonly keysOnRecordings?: true;
}

/** Something that a person can do, by whatever way: a key, a button, a menu, a palette. */
export interface Action<O extends On> extends ActionTraits {
  readonly on: O;
  /** Whether it can be done now. */
  readonly applies: (castscope: Castscope, target: Target<O>) => boolean;
  /** Does it; false when it turned out that there was nothing to do. */
  readonly run: (castscope: Castscope, target: Target<O>) => unknown;
}

type Written<O extends On> = Omit<Action<O>, "on" | "applies"> & Partial<Pick<Action<O>, "applies">>;

function actionOn<O extends On>(on: O) {
  return (action: Written<O>): Action<O> => ({ applies: () => true, ...action, on });
}

export const windowAction = actionOn("window");
export const rowAction = actionOn("row");
export const sendAction = actionOn("send");

export function wordsOf({ words }: Pick<ActionTraits, "words">, castscope: Castscope): string {
  return typeof words === "string" ? words : words(castscope);
}
