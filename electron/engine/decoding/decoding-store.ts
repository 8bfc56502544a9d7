import type { Decoding } from "../../../shared/decode/decoding.ts";
import {
  decodingOf,
  type KeptFormat,
  keptFormats,
  parseFormat,
} from "../../../shared/described/kept-formats.ts";
import { limits } from "../../../shared/limits.ts";
import { asBytes, byItself, type DecoderChoice, type DecodingState } from "../../../shared/model/decoding.ts";
import { fail } from "../../../shared/problem.ts";
import { statementOf } from "../../../shared/statements/statement.ts";

/**
 * What people said of how packets are read, in this run and, as far as a window brought it back, before. What was said in
 * this run outweighs what is brought.
 */
export class DecodingStore {
  /** By group and source, see `placeOf`. */
  readonly #choices = new Map<string, DecoderChoice>();
  /** By their words, the oldest first. */
  readonly #formats = new Map<string, KeptFormat>();
  /** Places and words of which something was said in this run. */
  readonly #said = new Set<string>();
  #now = decodingOf({ choices: [] }, []);
  #untold = false;
  /** Grows with each change. */
  revision = 0;

  /** How packets are read as of now. */
  get now(): Decoding {
    return this.#now;
  }

  /** Throws `decoder-unknown`, or `decoder-choices-full`. */
  choose(choice: DecoderChoice): void {
    const { as } = choice;
    if (as !== asBytes && as !== byItself && this.#now.decoder(as) === null)
      fail("decoder-unknown", { word: as });
    if (as === byItself && !this.#isOfGroupThatIsChosen(choice)) this.#clear(choice);
    else this.#set(choice);
    this.#remember(placeOf(choice));
    this.#change();
  }

  /** Keeps a format, in the place of one with its word. Throws `format-unreadable`. */
  keep(text: string): void {
    const parsed = parseFormat(text);
    const format = parsed.ok
      ? parsed.value
      : fail("format-unreadable", { mistake: statementOf(parsed.problem) });
    const word = format.decoder.type;
    this.#formats.delete(word);
    this.#formats.set(word, format);
    const [oldest] = this.#formats.keys();
    if (this.#formats.size > limits.keptFormats && oldest !== undefined) this.#drop(oldest);
    this.#remember(wordPlace(word));
    this.#change();
  }

  /** Forgets a format; one that is not there is forgotten already. */
  forget(word: string): void {
    this.#drop(word);
    this.#remember(wordPlace(word));
    this.#change();
  }

  /** Takes over what nothing was said of in this run, as far as there is room. */
  bring({ choices, formats }: DecodingState): void {
    const before = [...this.#formats];
    const brought = keptFormats(formats).reverse();
    this.#formats.clear();
    for (const format of brought.slice(-Math.max(0, limits.keptFormats - before.length))) {
      const word = format.decoder.type;
      if (!this.#said.has(wordPlace(word))) this.#formats.set(word, format);
    }
    // What is here was said later.
    for (const [word, format] of before) {
      this.#formats.delete(word);
      this.#formats.set(word, format);
    }
    for (const choice of choices) {
      const place = placeOf(choice);
      const isFull = this.#choices.size >= limits.decoderChoices;
      if (!this.#said.has(place) && (this.#choices.has(place) || !isFull)) this.#choices.set(place, choice);
    }
    this.#change();
  }

  /** Begins anew, as with another profile. */
  replace(state: DecodingState): void {
    this.#choices.clear();
    this.#formats.clear();
    this.#said.clear();
    this.bring(state);
  }

  state(): DecodingState {
    return {
      choices: [...this.#choices.values()],
      formats: [...this.#formats.values()].map(({ text }) => text).reverse(),
    };
  }

  /** The state when it changed since the last call, else null. */
  takeChange(): DecodingState | null {
    const change = this.#untold ? this.state() : null;
    this.#untold = false;
    return change;
  }

  #isOfGroupThatIsChosen({ key, source }: DecoderChoice): boolean {
    return source !== null && this.#choices.has(placeOf({ key, source: null }));
  }

  /** Without a choice for the group, that a source is read by itself says nothing. */
  #clear(choice: DecoderChoice): void {
    this.#choices.delete(placeOf(choice));
    if (choice.source !== null) return;
    for (const [place, { key, as }] of this.#choices) {
      if (key === choice.key && as === byItself) this.#choices.delete(place);
    }
  }

  #set(choice: DecoderChoice): void {
    const place = placeOf(choice);
    const isFull = this.#choices.size >= limits.decoderChoices && !this.#choices.has(place);
    if (isFull) fail("decoder-choices-full", { most: limits.decoderChoices });
    this.#choices.set(place, choice);
  }

  #drop(word: string): void {
    this.#formats.delete(word);
    for (const [place, { as }] of this.#choices) if (as === word) this.#choices.delete(place);
  }

  /** The oldest is forgotten: what a window brings of it is taken again then. */
  #remember(place: string): void {
    this.#said.delete(place);
    this.#said.add(place);
    const [oldest] = this.#said;
    if (this.#said.size > 4 * limits.decoderChoices && oldest !== undefined) this.#said.delete(oldest);
  }

  #change(): void {
    this.#now = decodingOf({ choices: [...this.#choices.values()] }, [...this.#formats.values()].reverse());
    this.#untold = true;
    this.revision += 1;
  }
}

/** No address holds a space. */
function placeOf({ key, source }: Pick<DecoderChoice, "key" | "source">): string {
  return `${source ?? ""} ${key}`;
}

/** No key is empty. */
function wordPlace(word: string): string {
  return `${word} `;
}
