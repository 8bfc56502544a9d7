/**
 * One half of the context bridge. The two worlds of a page share its document and no objects, so they talk by
 * events at the window, whose details Blink clones from world to world, at once and in both directions.
 *
 * As in Electron's bridge, functions and promises are stood in for by others on the far side, errors keep
 * their message only, and everything else is copied. Unlike there, functions are looked for only among
 * arguments, results and the exposed members: the program passes them nowhere else.
 */
type Crossing =
  | { readonly is: "copy"; readonly value: unknown }
  | { readonly is: "function" | "promise"; readonly number: number };

type Message =
  | { readonly do: "call"; readonly number: number; readonly args: readonly Crossing[] }
  | { readonly do: "settle"; readonly number: number; readonly ok: boolean; readonly with: Crossing }
  | {
      readonly do: "expose";
      readonly name: string;
      readonly members: readonly (readonly [string, Crossing])[];
    }
  | { readonly do: "answer"; readonly with: Crossing }
  | { readonly do: "fail"; readonly message: string };

type Callable = (...args: unknown[]) => unknown;
type World = "main" | "isolated";

export class Bridge {
  readonly #here: string;
  readonly #there: string;
  /** Functions of this world that the other has been given, by their number there. */
  readonly #given: Callable[] = [];
  readonly #promises = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  #lastPromise = 0;
  #answer: Message | null = null;
  readonly #expose: (name: string, members: Readonly<Record<string, unknown>>) => void;

  /** @param expose what the world does with what the other one exposes to it */
  constructor(
    secret: string,
    here: World,
    expose: (name: string, members: Readonly<Record<string, unknown>>) => void,
  ) {
    this.#here = secret + here;
    this.#there = secret + (here === "main" ? "isolated" : "main");
    this.#expose = expose;
    window.addEventListener(this.#here, (event) => {
      event.stopImmediatePropagation();
      this.#hear((event as CustomEvent<Message>).detail);
    });
  }

  /** Gives the other world an object whose members are functions, or values to be copied. */
  expose(name: string, api: object): void {
    const members = Object.entries(api).map(([key, value]) => [key, this.#pack(value)] as const);
    this.#ask({ do: "expose", name, members });
  }

  #hear(message: Message): void {
    if (message.do === "answer" || message.do === "fail") {
      this.#answer = message;
      return;
    }
    let answer: Message;
    try {
      answer = { do: "answer", with: this.#pack(this.#obey(message)) };
    } catch (error) {
      answer = { do: "fail", message: error instanceof Error ? error.message : String(error) };
    }
    this.#say(answer);
  }

  #obey(message: Exclude<Message, { do: "answer" | "fail" }>): unknown {
    if (message.do === "call")
      return this.#given[message.number]?.(...message.args.map((one) => this.#unpack(one)));
    if (message.do === "settle") {
      const { resolve, reject } = this.#promises.get(message.number) ?? {};
      this.#promises.delete(message.number);
      (message.ok ? resolve : reject)?.(this.#unpack(message.with));
      return undefined;
    }
    const members = message.members.map(([key, one]) => [key, this.#unpack(one)] as const);
    this.#expose(message.name, Object.fromEntries(members));
    return undefined;
  }

  #pack(value: unknown): Crossing {
    if (typeof value === "function")
      return { is: "function", number: this.#given.push(value as Callable) - 1 };
    if (!(value instanceof Promise)) return { is: "copy", value };
    this.#lastPromise += 1;
    const number = this.#lastPromise;
    const settle = (ok: boolean) => (result: unknown) => {
      const what = ok ? result : new Error(result instanceof Error ? result.message : String(result));
      this.#ask({ do: "settle", number, ok, with: this.#pack(what) });
    };
    value.then(settle(true), settle(false));
    return { is: "promise", number };
  }

  #unpack(crossing: Crossing): unknown {
    if (crossing.is === "copy") return crossing.value;
    const { number } = crossing;
    if (crossing.is === "promise") {
      return new Promise((resolve, reject) => this.#promises.set(number, { resolve, reject }));
    }
    return (...args: unknown[]) =>
      this.#ask({ do: "call", number, args: args.map((one) => this.#pack(one)) });
  }

  #ask(message: Message): unknown {
    this.#answer = null;
    this.#say(message);
    // The other world has answered meanwhile, and what it asked back is over.
    const answer = this.#answer as Message | null;
    if (answer?.do === "answer") return this.#unpack(answer.with);
    throw new Error(answer?.do === "fail" ? answer.message : "The other world of the page did not answer.");
  }

  #say(message: Message): void {
    window.dispatchEvent(new CustomEvent(this.#there, { detail: message }));
  }
}
