import { limits } from "../../../../shared/limits.ts";
import type { StreamFormat } from "../../streams/format.ts";
import { KnownConflicts } from "./known-conflicts.ts";

/** Who sends, as people are shown it. */
interface Sender {
  readonly address: string;
  readonly port: number;
}

/** What the packets of a source are said to be: null for no sequence at all, undefined to recognise it. */
type Chosen = StreamFormat | null | undefined;

/** What a person said of a row, and what was found of it in the whole recording. */
interface Known {
  readonly id: number;
  /** What a person called it; null where nobody did. */
  name: string | null;
  /** Of all its sources, and of some of them. */
  chosen: Chosen;
  readonly chosenBySender: Map<string, Chosen>;
  readonly conflicts: KnownConflicts;
}

/** What rows keep when a recording is read anew, by their keys. */
export class KnownRows {
  readonly #known = new Map<string, Known>();

  /** What is known of it by now; its number is the same in every reading. */
  meet(key: string): Pick<Known, "id" | "name" | "conflicts"> {
    let known = this.#known.get(key);
    if (known === undefined) {
      const id = this.#known.size + 1;
      const chosen = { chosen: undefined, chosenBySender: new Map() };
      known = { id, name: null, ...chosen, conflicts: new KnownConflicts() };
      this.#known.set(key, known);
    }
    return known;
  }

  call(key: string, name: string): void {
    const known = this.#known.get(key);
    if (known !== undefined) known.name = name;
  }

  /**
   * Says what the packets of one source are, or with null those of all, whatever was said of each before. Of more than
   * `limits.sourcesPerMembership` the oldest word is forgotten: no more are told apart.
   */
  choose(key: string, sender: Sender | null, format: Chosen): void {
    const known = this.#known.get(key);
    if (known === undefined) return;
    const { chosenBySender } = known;
    if (sender === null) {
      chosenBySender.clear();
      known.chosen = format;
      return;
    }
    chosenBySender.delete(nameOf(sender));
    chosenBySender.set(nameOf(sender), format);
    const [oldest] = chosenBySender.keys();
    if (chosenBySender.size > limits.sourcesPerMembership && oldest !== undefined)
      chosenBySender.delete(oldest);
  }

  chosenOf(key: string, sender: Sender | null): Chosen {
    const known = this.#known.get(key);
    if (known === undefined) return undefined;
    const name = sender && nameOf(sender);
    return name !== null && known.chosenBySender.has(name) ? known.chosenBySender.get(name) : known.chosen;
  }
}

function nameOf({ address, port }: Sender): string {
  return `${address} ${port}`;
}
