import { contentSize, type SendContent } from "../../../shared/contract/sends.ts";
import { checkPayloadSize } from "../../../shared/input/quantities.ts";
import type { Family } from "../../../shared/net/address.ts";
import { accept, type Parsed, refuse } from "../../../shared/parsed.ts";
import { parseTemplate } from "../../../shared/template/parse.ts";
import { parseHex } from "../../../shared/text/hex.ts";
import { writeUtf8 } from "../../../shared/text/utf8.ts";
import type { Draft, PayloadKind } from "../../store/compose.ts";

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
      return accept({ kind: "bytes", payload: draft.file.bytes });
    case "template": {
      const parts = parseTemplate(draft.template);
      return parts.ok ? accept({ kind: "template", template: draft.template }) : parts;
    }
  }
}

/** The same, refused where one datagram of the family cannot carry it. */
export function parseGiven(draft: GivenDraft, family: Family): Parsed<GivenContent> {
  const content = givenContent(draft);
  if (!content.ok) return content;
  const size = checkPayloadSize(contentSize(content.value), family);
  return size.ok ? content : size;
}
