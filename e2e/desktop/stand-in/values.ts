/**
 * What crosses between the main process and a page, as JSON. Electron clones values (HTML, structured
 * clone); here the kinds that the program sends survive, and everything else is refused as a clone refuses it.
 */
const views = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
} as const;

/** Marks a list that stands for a value which JSON does not have: the mark, its kind, its text. */
const mark = "\u0000";

export function encodeValue(value: unknown): string {
  return JSON.stringify(flatten(value));
}

export function decodeValue(text: string): unknown {
  return restore(JSON.parse(text));
}

function flatten(value: unknown): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (value === undefined) return [mark, "undefined"];
  if (typeof value === "number") {
    return Number.isFinite(value) && !Object.is(value, -0) ? value : [mark, "number", numberText(value)];
  }
  if (typeof value === "bigint") return [mark, "bigint", String(value)];
  if (Array.isArray(value)) return value.map(flatten);
  if (ArrayBuffer.isView(value)) return [mark, value.constructor.name, toBase64(value)];
  if (typeof value === "object" && isPlain(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, flatten(part)]));
  }
  throw new Error("An object could not be cloned.");
}

function restore(value: unknown): unknown {
  if (Array.isArray(value)) return value[0] === mark ? restoreMarked(value) : value.map(restore);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, restore(part)]));
}

function restoreMarked([, kind, text]: readonly string[]): unknown {
  if (kind === "undefined") return undefined;
  if (kind === "number") return Number(text);
  if (kind === "bigint") return BigInt(text ?? "");
  // `Buffer` arrives as the bytes that it is.
  const View = views[(kind === "Buffer" ? "Uint8Array" : kind) as keyof typeof views];
  return new View(fromBase64(text ?? ""));
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function toBase64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  if (typeof Buffer !== "undefined") return Buffer.from(bytes).toString("base64");
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function fromBase64(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;
}
