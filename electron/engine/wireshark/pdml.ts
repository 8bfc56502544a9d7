import { cutText } from "../../../shared/decode/branch.ts";
import type { DecodedField } from "../../../shared/decode/field.ts";
import { limits } from "../../../shared/limits.ts";
import { attributesOf, TagReader } from "./markup.ts";
import { fieldOf } from "./pdml-field.ts";

/**
 * Reads the fields of one packet from tshark's PDML as it comes. Of what a recording puts in front of a payload nothing
 * is told: capture, link and the headers of IP and UDP are made by Castscope, and end with the first layer `udp`.
 */
export class PdmlReader {
  /** Layers and fields of the payload. */
  readonly fields: DecodedField[] = [];
  /** More fields than `limits.decodedFields`, or deeper than `limits.decodedDepth`: they are left out. */
  tooMany = false;
  /** Whether the packet was read to its end, or to the most fields that are told. */
  done = false;
  readonly #payload: Uint8Array;
  readonly #before: number;
  readonly #tags = new TagReader((tag) => this.#take(tag));
  /** Lists that are open, from the outermost; below the last one fields are added. */
  readonly #open: DecodedField[][] = [this.fields];
  /** Within a part that is left out, how deep. */
  #skipped = 0;
  #behindHeaders = false;
  #endsHeaders = false;
  #count = 0;

  /** @param before bytes of the headers in front of the payload */
  constructor(payload: Uint8Array, before: number) {
    this.#payload = payload;
    this.#before = before;
  }

  /** Throws `BadMarkup`. */
  write(piece: string): void {
    if (!this.done) this.#tags.write(piece);
  }

  #take(tag: string): void {
    if (this.done) return;
    if (tag === "/packet") {
      this.done = true;
    } else if (tag === "/proto" || tag === "/field") {
      this.#close();
    } else if (/^(proto|field)\s/.test(tag)) {
      const isClosed = tag.endsWith("/");
      if (this.#skipped > 0) this.#skipped += isClosed ? 0 : 1;
      else this.#openField(tag, isClosed);
    }
  }

  #openField(tag: string, isClosed: boolean): void {
    const attributes = attributesOf(tag);
    if (!this.#behindHeaders) {
      this.#endsHeaders = attributes.get("name") === "udp";
      if (isClosed) this.#behindHeaders = this.#endsHeaders;
      else this.#skipped = 1;
      return;
    }
    // What hangs at no layer stands in one that is none, bytes that nothing reads in one more: their fields are layers themselves.
    const isWrapper =
      attributes.get("name") === "fake-field-wrapper" ||
      (attributes.get("name") === "data" && !attributes.has("showname"));
    const isHidden = attributes.get("hide") === "yes";
    const fields: DecodedField[] = [];
    if (isHidden || (!isWrapper && !this.#add(attributes, tag.startsWith("proto"), fields))) {
      this.#skipped = isClosed ? 0 : 1;
      return;
    }
    if (!isClosed) this.#open.push(isWrapper ? this.#list() : fields);
  }

  /** Whether there is room for it. */
  #add(attributes: Map<string, string>, isLayer: boolean, fields: DecodedField[]): boolean {
    if (this.#open.length > limits.decodedDepth) {
      this.tooMany = true;
      return false;
    }
    if (this.#count >= limits.decodedFields) {
      this.tooMany = true;
      this.done = true;
      return false;
    }
    this.#count += 1;
    const field = fieldOf(attributes, isLayer, this.#payload, this.#before);
    this.#list().push({ ...field, title: cutText(field.title), text: cutText(field.text), fields });
    return true;
  }

  #list(): DecodedField[] {
    return this.#open.at(-1) ?? this.fields;
  }

  #close(): void {
    if (this.#skipped === 0) {
      if (this.#open.length > 1) this.#open.pop();
      return;
    }
    this.#skipped -= 1;
    if (this.#skipped === 0 && this.#endsHeaders) {
      this.#behindHeaders = true;
      this.#endsHeaders = false;
    }
  }
}
