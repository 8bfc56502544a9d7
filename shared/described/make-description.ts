import { limits } from "../limits.ts";
import { byteOrders, numberBases, timeUnits } from "../model/described-format.ts";
import {
  containerBits,
  type Description,
  type Extent,
  type FieldDescription,
  fieldTypes,
  floatBits,
  integerBits,
  prefixBits,
  type Quantity,
  type ValueNames,
} from "../model/description.ts";

/**
 * For tests: a description, made of numbers by chance. Whatever they are it is one that could have been written down: names
 * are there once, and what is referred to stands before.
 */
export function makeDescription(chance: () => number): Description {
  return new Maker(chance).description();
}

class Maker {
  readonly #chance: () => number;
  #names = 0;

  /** @param chance whole numbers from 0 on */
  constructor(chance: () => number) {
    this.#chance = chance;
  }

  description(): Description {
    const order = this.#pick(byteOrders);
    const fields = this.#fields(0, []);
    const isRecognised = this.#maybe();
    const recognise = {
      ports: this.#maybe() ? [1 + this.#below(65_535)] : [],
      least: this.#below(20),
      most: this.#maybe() ? 20 + this.#below(1_400) : limits.payloadBytesIpv6,
    };
    return {
      ...{ name: "By chance", word: this.#maybe() ? "chance" : null, order },
      starts: [0x4c],
      ...{ sequence: null, key: null, time: null },
      from: { sequence: null, key: null, time: null },
      recognise: isRecognised ? recognise : null,
      ...{ info: this.#info(fields), fields },
    };
  }

  #below(most: number): number {
    return this.#chance() % most;
  }

  #maybe(): boolean {
    return this.#below(2) === 0;
  }

  #pick<T>(choices: readonly T[]): T {
    return choices[this.#below(choices.length)] as T;
  }

  #fields(depth: number, outer: readonly FieldDescription[]): FieldDescription[] {
    const fields: FieldDescription[] = [];
    const most = 1 + this.#below(depth === 0 ? 8 : 4);
    while (fields.length < most) fields.push(this.#field(depth, fields, [...outer, ...fields]));
    return fields;
  }

  #field(
    depth: number,
    before: readonly FieldDescription[],
    known: readonly FieldDescription[],
  ): FieldDescription {
    this.#names += 1;
    const isPlaced = this.#below(4) === 0;
    const isBehind = !isPlaced && before.length > 0 && this.#below(4) === 0;
    const type = this.#pick(fieldTypes.filter((one) => depth < 2 || (one !== "group" && one !== "list")));
    const common = {
      name: `f-${this.#names}`,
      title: this.#maybe() ? `Field ${this.#names}` : null,
      offset: isPlaced ? this.#below(40) : null,
      after: isBehind ? this.#pick(before).name : null,
      skip: !isPlaced && this.#below(4) === 0 ? this.#below(8) : 0,
      when: this.#condition(known),
    };
    const order = this.#pick(byteOrders);
    const scaling = this.#maybe()
      ? { scale: 1, add: 0, unit: null }
      : { scale: (1 + this.#below(50)) / 10, add: this.#below(3) - 1, unit: this.#pick([null, "km/h"]) };
    switch (type) {
      case "unsigned":
      case "signed": {
        const [bits, show] = [this.#pick(integerBits), this.#pick(numberBases)];
        return { ...common, type, bits, order, show, values: this.#values(), ...scaling };
      }
      case "float":
        return { ...common, type, bits: this.#pick(floatBits), order, ...scaling };
      case "decimal":
        return { ...common, type, extent: this.#extent(known), ...scaling };
      case "text":
        return { ...common, type, extent: this.#extent(known), values: this.#values() };
      case "bytes":
        return { ...common, type, extent: this.#extent(known) };
      case "time": {
        const [bits, unit] = [this.#pick(integerBits), this.#pick(timeUnits)];
        return { ...common, type, bits, order, unit, since: this.#pick([null, "1970", "midnight"]) };
      }
      case "bits": {
        const bits = this.#pick(containerBits);
        return { ...common, type, bits, order, parts: this.#parts(bits) };
      }
      case "ipv4":
      case "ipv6":
      case "mac":
        return { ...common, type };
      case "group": {
        const extent = this.#maybe() ? null : this.#quantity(known);
        const fields = this.#fields(depth + 1, known);
        return { ...common, type, extent, info: this.#info(fields), fields };
      }
      case "list": {
        const [count, size] = [this.#quantity(known), this.#maybe() ? null : this.#quantity(known)];
        const fields = this.#fields(depth + 1, known);
        return { ...common, type, count, size, info: this.#info(fields), fields };
      }
    }
  }

  #condition(known: readonly FieldDescription[]): FieldDescription["when"] {
    const field = this.#below(4) === 0 ? this.#numeric(known) : null;
    if (field === null) return null;
    return { field, values: [this.#below(4), this.#pick(["A", "0"])], not: this.#maybe() };
  }

  #numeric(known: readonly FieldDescription[]): string | null {
    const numbers = known.filter(({ type }) =>
      ["unsigned", "signed", "decimal", "time", "float"].includes(type),
    );
    return numbers.length === 0 ? null : this.#pick(numbers).name;
  }

  #quantity(known: readonly FieldDescription[]): Quantity {
    const field = this.#numeric(known);
    const kind = this.#below(3);
    if (kind === 0 && field !== null) return { is: "field", field, plus: this.#below(5) - 2 };
    return kind === 1 ? { is: "rest" } : { is: "fixed", count: this.#below(12) };
  }

  #extent(known: readonly FieldDescription[]): Extent {
    const kind = this.#below(4);
    if (kind === 0) return { is: "until", bytes: this.#pick([[0x2c], [0x0d, 0x0a], [0]]) };
    if (kind > 1) return this.#quantity(known);
    const bits = this.#pick(prefixBits);
    // The order of one byte is not written down.
    return { is: "prefix", bits, order: this.#pick(byteOrders) };
  }

  #values(): ValueNames | null {
    return this.#maybe() ? null : { 0: "none", 1: "one", [String(this.#below(200))]: "some" };
  }

  #parts(bits: number) {
    let from = 0;
    const parts: (FieldDescription & { type: "bits" })["parts"][number][] = [];
    while (from < bits && parts.length < 4) {
      this.#names += 1;
      const count = 1 + this.#below(bits - from);
      parts.push({ name: `f-${this.#names}`, title: null, from, count, values: this.#values() });
      from += count;
    }
    return parts;
  }

  #info(fields: readonly FieldDescription[]): string | null {
    return this.#maybe() ? null : `{{ ${fields.map(({ name }) => `{${name}}`).join(" / ")}`;
  }
}
