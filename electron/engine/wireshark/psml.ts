import { TagReader, unescaped } from "./markup.ts";

/** A packet in one line, as Wireshark's packet list has it. */
export interface PacketLine {
  readonly type: string;
  readonly info: string;
}

/** What tshark is told so that its packet list has the columns that are read here. */
export const psmlOptions = ["-T", "psml", "-o", 'gui.column.format:"Protocol","%p","Info","%i"'] as const;

/** Reads tshark's packet list (PSML) as it comes. */
export class PsmlReader {
  readonly lines: PacketLine[] = [];
  readonly #tags = new TagReader((tag, before) => this.#take(tag, before));
  #sections: string[] = [];

  /** Throws `BadMarkup`. */
  write(piece: string): void {
    this.#tags.write(piece);
  }

  #take(tag: string, before: string): void {
    if (tag === "packet") this.#sections = [];
    else if (tag === "/section") this.#sections.push(unescaped(before).trim());
    else if (tag === "/packet") {
      const [type = "", info = ""] = this.#sections;
      this.lines.push({ type, info });
    }
  }
}
