import { limits } from "../limits.ts";
import { accept, type Parsed, refuse, shifted } from "../parsed.ts";
import { parseHex } from "../text/hex.ts";
import { writeUtf8 } from "../text/utf8.ts";
import { readField } from "./field.ts";
import type { TemplatePart } from "./part.ts";

const escapes: Readonly<Record<string, number>> = {
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  "0": 0,
  "\\": 0x5c,
  "{": 0x7b,
  "}": 0x7d,
};

/**
 * Reads a template, see docs/templates.md: text as UTF-8, `\x48` for a byte, `{seq:u32}` for what differs from
 * packet to packet. Never throws; a mistake has its place.
 */
export function parseTemplate(text: string): Parsed<readonly TemplatePart[]> {
  const parts: TemplatePart[] = [];
  const fixed: number[] = [];
  const flush = (): void => {
    if (fixed.length > 0) parts.push({ kind: "bytes", bytes: Uint8Array.from(fixed) });
    fixed.length = 0;
  };
  if (text.length > limits.templateCharacters) {
    const most = limits.templateCharacters;
    return refuse("template-too-long", { most }, most, text.length);
  }
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === "\\") {
      const escaped = readEscape(text, at);
      if (!escaped.ok) return escaped;
      fixed.push(escaped.value.byte);
      at = escaped.value.end;
    } else if (character === "{") {
      const end = text.indexOf("}", at);
      if (end === -1) return refuse("template-field-open", {}, at, text.length, true);
      const field = readPart(text.slice(at + 1, end), at + 1);
      if (!field.ok) return field;
      if (field.value.kind === "bytes") for (const byte of field.value.bytes) fixed.push(byte);
      else {
        flush();
        parts.push(field.value);
      }
      at = end + 1;
    } else {
      const end = endOfText(text, at);
      for (const byte of writeUtf8(text.slice(at, end))) fixed.push(byte);
      at = end;
    }
  }
  flush();
  const fields = parts.filter(({ kind }) => kind !== "bytes").length;
  if (fields > limits.templateFields)
    return refuse("template-too-many-fields", { fields, most: limits.templateFields }, 0, text.length);
  return accept(parts);
}

/** The parts of a template that was read before: one that cannot be read has none. */
export function templateParts(text: string): readonly TemplatePart[] {
  const parsed = parseTemplate(text);
  return parsed.ok ? parsed.value : [];
}

function endOfText(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) === "\\" || text.charAt(at) === "{") return at;
  }
  return text.length;
}

function readEscape(text: string, at: number): Parsed<{ readonly byte: number; readonly end: number }> {
  const sign = text.charAt(at + 1);
  const byte = escapes[sign];
  if (byte !== undefined) return accept({ byte, end: at + 2 });
  const digits = /^x([0-9a-f]{2})/i.exec(text.slice(at + 1, at + 4))?.[1];
  if (digits !== undefined) return accept({ byte: Number.parseInt(digits, 16), end: at + 4 });
  const unfinished = sign === "" || (/^x[0-9a-f]?$/i.test(text.slice(at + 1)) && sign === "x");
  const end = Math.min(text.length, at + (sign === "x" ? 4 : 2));
  return refuse("template-escape", { sign: text.slice(at, end) }, at, end, unfinished);
}

/** Reads what stands between the braces of a field. */
export function readPart(inside: string, offset: number): Parsed<TemplatePart> {
  const hex = /^\s*hex\b\s*:?/.exec(inside)?.[0];
  if (hex !== undefined) {
    const bytes = shifted(parseHex(inside.slice(hex.length)), offset + hex.length);
    return bytes.ok ? accept({ kind: "bytes", bytes: bytes.value }) : bytes;
  }
  return shifted(readField(inside), offset);
}
