import type { TemplatePiece } from "./info-template.ts";

/** What fields of a packet said, for those behind them and for the packet's line. */

export interface ReadField {
  /** As it stands in the packet, before it is scaled; null where it is no number and no text. */
  readonly value: number | string | null;
  /** As it is said in a line: scaled, by the name of its value, without its unit. */
  readonly text: string;
  /** Of a group: what it holds. */
  readonly inside: FieldScope | null;
}

/** The fields of one list, within those around it. */
export class FieldScope {
  readonly #outer: FieldScope | null;
  readonly #fields = new Map<string, ReadField>();
  /** Where each of them ends, or would. */
  readonly ends = new Map<string, number>();

  constructor(outer: FieldScope | null) {
    this.#outer = outer;
  }

  set(name: string, field: ReadField): void {
    this.#fields.set(name, field);
  }

  /** Null where the packet does not have it. */
  find(name: string): ReadField | null {
    return this.#fields.get(name) ?? this.#outer?.find(name) ?? null;
  }

  /** The line that a template makes; a dash stands for what the packet does not have. */
  say(pieces: readonly TemplatePiece[]): string {
    return pieces.map((piece) => (piece.is === "text" ? piece.text : this.#textAt(piece.path))).join("");
  }

  #textAt(path: string): string {
    const [first = "", ...rest] = path.split(".");
    const found = rest.reduce<ReadField | null>(
      (field, name) => field?.inside?.find(name) ?? null,
      this.find(first),
    );
    return found?.text ?? "–";
  }
}
