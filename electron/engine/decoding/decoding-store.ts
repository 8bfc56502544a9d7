import { Decoding } from "../../../shared/decode/decoding.ts";
import { limits } from "../../../shared/limits.ts";
import { asBytes, byItself, type DecoderChoice, type DecodingState } from "../../../shared/model/decoding.ts";
import { fail } from "../../../shared/problem.ts";

/**
 * What people said of how packets are read, in this run and, as far as a window brought it back, before. What was said in
 * this run outweighs what is brought.
 */
export class DecodingStore {
  /** By group and source, see `placeOf`. */
  readonly #choices = new Map<string, DecoderChoice>();
  /** Places of which something was said in this run. */
  readonly #said = new Set<string>();
  #now = new Decoding();
  #untold = false;

  /** How packets are read as of now. */
  get now(): Decoding {
    return this.#now;
  }

  /** Throws `decoder-unknown`, or `decoder-choices-full`. */
  choose(choice: DecoderChoice): void {
    const { as } = choice;
    const place = placeOf(choice);
    if (as !== asBytes && as !== byItself && this.#now.decoder(as) === null)
      fail("decoder-unknown", { word: as });
    if (as === byItself && !this.#isOfGroupThatIsChosen(choice)) this.#clear(choice);
    else this.#set(choice);
    this.#remember(place);
    this.#change();
  }

  /** Takes over what nothing was said of in this run, as far as there is room. */
  bring({ choices }: DecodingState): void {
    for (const choice of choices) {
      const place = placeOf(choice);
      const isFull = this.#choices.size >= limits.decoderChoices;
      if (!this.#said.has(place) && (this.#choices.has(place) || !isFull)) this.#choices.set(place, choice);
    }
    this.#change();
  }

  state(): DecodingState {
    return { choices: [...this.#choices.values()] };
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

  /** The oldest is forgotten: what a window brings of it is taken again then. */
  #remember(place: string): void {
    this.#said.delete(place);
    this.#said.add(place);
    const [oldest] = this.#said;
    if (this.#said.size > 4 * limits.decoderChoices && oldest !== undefined) this.#said.delete(oldest);
  }

  #change(): void {
    this.#now = new Decoding([...this.#choices.values()]);
    this.#untold = true;
  }
}

/** No address holds a space. */
function placeOf({ key, source }: Pick<DecoderChoice, "key" | "source">): string {
  return `${source ?? ""} ${key}`;
}
