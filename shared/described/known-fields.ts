/** The fields that were described so far, while a description is read. */

/** What a field can be asked for. */
export type KnownField =
  | { readonly is: "number" | "text" | "bytes" }
  | { readonly is: "group"; readonly fields: KnownFields }
  | { readonly is: "list" };

/** Those of one list, within those around it. */
export class KnownFields {
  readonly #outer: KnownFields | null;
  readonly #fields = new Map<string, KnownField>();

  constructor(outer: KnownFields | null) {
    this.#outer = outer;
  }

  /** False where the list has one of that name. */
  add(name: string, field: KnownField): boolean {
    if (this.#fields.has(name)) return false;
    this.#fields.set(name, field);
    return true;
  }

  /** Whether it stands in this list. */
  has(name: string): boolean {
    return this.#fields.has(name);
  }

  /** In this list, else in those around it. */
  find(name: string): KnownField | null {
    return this.#fields.get(name) ?? this.#outer?.find(name) ?? null;
  }

  /** The same of a path into groups: `position.x`. */
  findPath(path: string): KnownField | null {
    const [first = "", ...rest] = path.split(".");
    return rest.reduce<KnownField | null>(
      (found, name) => (found?.is === "group" ? found.fields.own(name) : null),
      this.find(first),
    );
  }

  own(name: string): KnownField | null {
    return this.#fields.get(name) ?? null;
  }

  /** The names in this list. */
  get names(): string[] {
    return [...this.#fields.keys()];
  }

  /** Those and the names around it. */
  get allNames(): string[] {
    return [...this.names, ...(this.#outer?.allNames ?? [])];
  }
}
