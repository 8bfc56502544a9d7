import { asBytes, byItself, type DecoderChoice } from "../model/decoding.ts";
import type { StreamKind } from "../model/stream-kinds.ts";
import { decodeAs, recognise } from "./decode.ts";
import type { Decoder, Sent } from "./decoder.ts";
import { decoders } from "./decoders.ts";
import type { Decoded } from "./field.ts";

/** How the packets of one group are read. */
export interface GroupDecoding {
  /**
   * The decoder that reads a packet; null where it is shown as bytes.
   * @param source address of its sender
   */
  decoderOf(bytes: Uint8Array, sent: Sent, source: string): Decoder | null;
  /** The packet decoded; null where it is shown as bytes. */
  decode(bytes: Uint8Array, sent: Sent, source: string): Decoded | null;
  /**
   * What a person chose for a source, or for the group where nothing was chosen for that: a decoder's word or
   * `asBytes`; null where packets are read as what they look like.
   * @param source null asks for the group
   */
  chosenFor(source: string | null): string | null;
}

/**
 * How packets are read: what people chose for a group or a source, else what they look like. Never changes; what people
 * say next makes another one.
 */
export class Decoding {
  /** All decoders: those of described formats first, for a person gave them. */
  readonly decoders: readonly Decoder[];
  readonly #byType: ReadonlyMap<string, Decoder>;
  /** By the key of the membership, then by address of the source; "" is all of them. */
  readonly #choices = new Map<string, Map<string, string>>();
  /** By what its streams are recognised as and, where somebody chose something for it, the key of the membership. */
  readonly #groups = new Map<string, GroupDecoding>();

  constructor(choices: readonly DecoderChoice[] = [], described: readonly Decoder[] = []) {
    this.decoders = described.length === 0 ? decoders : [...described, ...decoders];
    this.#byType = new Map(this.decoders.map((decoder) => [decoder.type, decoder]));
    for (const { key, source, as } of choices) {
      const ofGroup = this.#choices.get(key) ?? new Map<string, string>();
      this.#choices.set(key, ofGroup.set(source ?? "", as));
    }
  }

  /** The decoder with a word; null where there is none. */
  decoder(type: string): Decoder | null {
    return this.#byType.get(type) ?? null;
  }

  /**
   * How the packets of a membership are read, by its key. The same each time.
   * @param streams what its streams are recognised as: one header of RTP fits many packets, and a row of them is RTP at any port
   */
  group(key: string, streams: readonly StreamKind[] = []): GroupDecoding {
    const choices = this.#choices.get(key);
    const place = `${streams.join(" ")} ${choices === undefined ? "" : key}`;
    const known = this.#groups.get(place);
    if (known !== undefined) return known;
    const group = this.#groupOf(choices ?? new Map(), new Set(streams.map(wordOfStream)));
    this.#groups.set(place, group);
    return group;
  }

  #groupOf(choices: ReadonlyMap<string, string>, expected: ReadonlySet<string>): GroupDecoding {
    const chosenFor = (source: string | null): string | null => {
      const as = (source === null ? undefined : choices.get(source)) ?? choices.get("") ?? byItself;
      // What was forgotten since is as if nothing had been chosen.
      return as === asBytes || this.#byType.has(as) ? as : null;
    };
    const decoderOf = (bytes: Uint8Array, sent: Sent, source: string): Decoder | null => {
      const as = choices.size === 0 ? null : chosenFor(source);
      return as === null ? recognise(bytes, sent, this.decoders, expected) : (this.#byType.get(as) ?? null);
    };
    return {
      decoderOf,
      decode(bytes, sent, source) {
        const decoder = decoderOf(bytes, sent, source);
        return decoder && decodeAs(decoder, bytes, sent);
      },
      chosenFor,
    };
  }
}

/** The decoder's word for the packets of a kind of streams. */
function wordOfStream(kind: StreamKind): string {
  return kind === "mpeg-ts" ? "ts" : kind;
}
