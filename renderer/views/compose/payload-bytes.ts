import { contentSize, type SendContent } from "../../../shared/contract/sends.ts";
import { checkPayloadSize, parsePieceSize } from "../../../shared/input/quantities.ts";
import type { Family } from "../../../shared/net/address.ts";
import { accept, type Parsed, refuse } from "../../../shared/parsed.ts";
import { parseTemplate } from "../../../shared/template/parse.ts";
import { parseHex } from "../../../shared/text/hex.ts";
import { writeUtf8 } from "../../../shared/text/utf8.ts";
import type { Draft, PayloadKind } from "../../store/compose.ts";
import { type DraftFile, fileSize } from "../../store/draft-file.ts";

/** What is given by hand as one packet, unlike a test stream. */
export type GivenKind = Exclude<PayloadKind, "test" | "sequence">;
export type GivenContent = Extract<SendContent, { kind: "bytes" | "template" }>;
export type GivenDraft = Pick<Draft, "text" | "hex" | "template" | "file"> & { readonly payload: GivenKind };

/** What packets of it hold: text as UTF-8, hex digits, a file, or a template. Any size. */
export function givenContent(draft: GivenDraft): Parsed<GivenContent> {
  switch (draft.payload) {
    case "text":
      return accept({ kind: "bytes", payload: writeUtf8(draft.text) });
    case "hex": {
      const bytes = parseHex(draft.hex);
      return bytes.ok ? accept({ kind: "bytes", payload: bytes.value }) : bytes;
    }
    case "file":
      if (draft.file === null) return refuse("payload-file-missing", {}, 0, 0, true);
      if (draft.file.large !== undefined) return refuseLarge(draft.file.large.size);
      return accept({ kind: "bytes", payload: draft.file.bytes });
    case "template": {
      const parts = parseTemplate(draft.template);
      return parts.ok ? accept({ kind: "template", template: draft.template }) : parts;
    }
  }
}

/** No family's datagram carries it. */
function refuseLarge(bytes: number): Parsed<never> {
  const checked = checkPayloadSize(bytes, 6);
  return checked.ok ? refuse("payload-file-missing", {}, 0, 0, true) : checked;
}

export type PiecesContent = Extract<SendContent, { kind: "pieces" | "file-pieces" }>;

/**
 * A file in pieces, as they are asked for of the family. One that fits into a request goes with it; a larger one is
 * brought when it is sent, and has no number before.
 */
export function parsePieces(
  { file, pieceSize }: Pick<Draft, "file" | "pieceSize">,
  family: Family,
): {
  readonly file: Parsed<DraftFile>;
  readonly size: Parsed<number>;
  readonly content: PiecesContent | null;
} {
  const size = parsePieceSize(pieceSize, family);
  if (file === null) return { file: refuse("payload-file-missing", {}, 0, 0, true), size, content: null };
  if (fileSize(file) === 0) return { file: refuse("payload-file-empty", {}, 0, 0), size, content: null };
  if (!size.ok) return { file: accept(file), size, content: null };
  const content: PiecesContent =
    file.large === undefined
      ? { kind: "pieces", payload: file.bytes, size: size.value }
      : { kind: "file-pieces", file: notBrought, bytes: file.large.size, size: size.value };
  return { file: accept(file), size, content };
}

/** Stands for the number of a file until it is brought. */
export const notBrought = 1;

/** The same, refused where one datagram of the family cannot carry it. */
export function parseGiven(draft: GivenDraft, family: Family): Parsed<GivenContent> {
  const content = givenContent(draft);
  if (!content.ok) return content;
  const size = checkPayloadSize(contentSize(content.value), family);
  return size.ok ? content : size;
}
