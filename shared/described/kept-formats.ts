import type { Decoder } from "../decode/decoder.ts";
import { Decoding } from "../decode/decoding.ts";
import type { DecodingState } from "../model/decoding.ts";
import type { Description } from "../model/description.ts";
import { accept, type Parsed } from "../parsed.ts";
import { describedDecoder } from "./described-decoder.ts";
import { parseDescription } from "./description-text.ts";

/** A described format that a monitor keeps. */
export interface KeptFormat {
  /** Its JSON, as it was written. */
  readonly text: string;
  readonly description: Description;
  readonly decoder: Decoder;
}

/** Reads a description, ready to be used. */
export function parseFormat(text: string): Parsed<KeptFormat> {
  const parsed = parseDescription(text);
  if (!parsed.ok) return parsed;
  return accept({ text, description: parsed.value, decoder: describedDecoder(parsed.value) });
}

/** What is told of kept formats, ready to be used; a text that cannot be read is left out. */
export function keptFormats(texts: readonly string[]): KeptFormat[] {
  return texts.flatMap((text) => {
    const parsed = parseFormat(text);
    return parsed.ok ? [parsed.value] : [];
  });
}

/** How packets are read where that was told. */
export function decodingOf(
  { choices }: Pick<DecodingState, "choices">,
  formats: readonly KeptFormat[],
): Decoding {
  return new Decoding(
    choices,
    formats.map(({ decoder }) => decoder),
  );
}
