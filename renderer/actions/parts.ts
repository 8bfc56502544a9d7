/** What parts of the window do for actions while they are there: what only they know how to do. */
interface Doings {
  /** Compose: sends what it holds, with what it checks and asks before. */
  send(): void;
  undoLeave(): void;
  openHelp(): void;
  /** The menu's button: opens the application's menu below itself. */
  openMenu(): void;
  /** The groups table: opens the field of a row's name. */
  rename(id: number): void;
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
