import type { ReplayedSource } from "../../shared/contract/replays.ts";

/** How chosen packets are put on the clipboard. */
export const packetCopies = ["lines", "dump", "hex", "c", "base64", "json"] as const;
export type PacketCopy = (typeof packetCopies)[number];

/** Which packets are exported: those that are selected, the sorted or filtered list, or all that are kept. */
export type ExportWhat = "selected" | "list" | "kept";

/** The pages of the help. */
export type HelpPage = "keys" | "words" | "learn";

/** What the help explains with drawings, in this order. */
export const learnTopics = ["scope", "sources", "silence", "loss", "pairs", "recording", "sending"] as const;
export type LearnTopic = (typeof learnTopics)[number];

/** What is sent again: a recording, and what of it is proposed. */
export interface Replayed {
  readonly source: ReplayedSource;
  /** What it is called. */
  readonly name: string;
  /** The chosen time; null where none is. */
  readonly span: { readonly from: number; readonly to: number } | null;
  /** What its packets are filtered by. */
  readonly filter: string;
}

/** What the packet list does with the packets that are chosen in it. */
export interface PacketDoings {
  /** How many there are. */
  chosen(): number;
  selectAll(): void;
  copy(as: PacketCopy): void;
  /** Asks in what form packets are exported. @param what is proposed; the nearest there is where it is none */
  exportTo(what: ExportWhat): void;
  /** Asks how the chosen packets are sent again. */
  replay(): void;
  /** Goes to the packet of the same stream that is before the selected one, or behind it. */
  neighbour(back: boolean): void;
  /** Shows of what is shown only what a condition lets through as well. */
  filterBy(term: string): void;
  /** Counts the times of the list from the selected packet. */
  setReference(): void;
}

/** What the page of events does with the one that is looked at. */
export interface EventDoings {
  /** Looks at the next problem or warning, or the one before; false where there is none. */
  next(back: boolean): boolean;
  /** Opens its packets; false where its group is not joined. */
  packets(): boolean;
}

/** What the list of recordings does with the one that is chosen in it. */
interface RecordingDoings {
  isChosen(): boolean;
  /** Asks for another name. */
  rename(): void;
  remove(): void;
}

/** What is done with the chosen time of a recording. */
interface SpanDoings {
  /** Puts an end of it under the pointer, else at the selected packet. */
  edge(which: "from" | "to"): void;
  /** Shows a time that is so many times as long. */
  zoom(factor: number): void;
  whole(): void;
}

/** What parts of the window do for actions while they are there: what only they know how to do. */
interface Doings {
  /** Compose: sends what it holds, with what it checks and asks before. */
  send(): void;
  /** The join field: looks at a list line by line, before anything of it is joined. */
  joinList(text: string): void;
  undoLeave(): void;
  /** Shows the keys, what words mean, or how something works. */
  openHelp(at: HelpPage, topic?: LearnTopic): void;
  openPalette(): void;
  openAddressBook(): void;
  /** Asks for the port of a group, as the join field reads one, which may be empty. @param on the interface to hear it on */
  findPort(group: string, on: string | null): void;
  /** The profiles’ button: opens its menu, or does what stands in it. */
  profiles(what: "menu" | "save" | "import" | "export"): void;
  /** The record button: opens its menu, or closes it. */
  openRecordMenu(): void;
  /** Asks how a recording is sent again. */
  replay(what: Replayed): void;
  /** The menu's button: opens the application's menu below itself. */
  openMenu(): void;
  /** The groups table: opens the field of a row's name. */
  rename(id: number): void;
  /** The rows that it shows, in their order. */
  shownRows(): readonly number[];
  /** Asks for a pattern by which several rows are called. */
  renameMany(ids: readonly number[]): void;
  /** Asks how rows are labelled, and for their colour. */
  labelRows(ids: readonly number[]): void;
  /** Says nothing of it when this row is left: that is told otherwise. Answers with what says it again. */
  leaveQuietly(id: number): () => void;
  /** Takes what is left from now on as one leave: it is undone as one. */
  leaveTogether(ids: readonly number[]): void;
  readonly packets: PacketDoings;
  readonly events: EventDoings;
  readonly recordings: RecordingDoings;
  readonly span: SpanDoings;
  /** Takes back the last recording that was moved to the bin; false where there is none. */
  undoRemove(): boolean;
}

export type Part = keyof Doings;
export type Doing<P extends Part> = Doings[P];

/** The parts that are there, each by what it does. */
export class Parts {
  readonly #there: Partial<Doings> = {};

  /** Takes a part in; the answer takes it out again. */
  add<P extends Part>(part: P, does: Doing<P>): () => void {
    this.#there[part] = does;
    return () => {
      if (this.#there[part] === does) delete this.#there[part];
    };
  }

  get<P extends Part>(part: P): Doing<P> | undefined {
    return this.#there[part];
  }
}
