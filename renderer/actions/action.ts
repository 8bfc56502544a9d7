import type { Membership } from "../../shared/model/membership.ts";
import type { Send } from "../../shared/model/send.ts";
import type { Castscope } from "../context.tsx";
import type { Keys } from "./keys.ts";
import type { english } from "./words/english.ts";
import { words } from "./words/words.ts";

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
export type Section = keyof typeof english.sections;

/** What an action is known by, whatever language is spoken. */
export type ActionName = keyof typeof english.actions;

/** What is said of every action. */
interface ActionTraits {
  readonly name: ActionName;
  /** What it is called on a button, in a menu or a palette, in the spoken language; it may follow from how things stand. */
  readonly words: (castscope: Castscope) => string;
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

type Written<O extends On> = Omit<Action<O>, "on" | "name" | "does" | "applies" | "words"> &
  Partial<Pick<Action<O>, "applies" | "words">>;

function actionOn<O extends On>(on: O) {
  return (name: ActionName, action: Written<O>): Action<O> => ({
    applies: () => true,
    words: () => words().actions[name].title,
    ...action,
    on,
    name,
    get does() {
      return words().actions[name].does;
    },
  });
}

export const windowAction = actionOn("window");
export const rowAction = actionOn("row");
export const sendAction = actionOn("send");
