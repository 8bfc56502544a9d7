import { checkPayloadSize } from "../../../shared/input/quantities.ts";
import type { Family } from "../../../shared/net/address.ts";
import { accept, type Parsed } from "../../../shared/parsed.ts";
import { parseHex } from "../../../shared/text/hex.ts";
import type { Draft, PayloadKind } from "../../store/compose.ts";

/** What is typed by hand. */
type TypedBytes = Pick<Draft, "text" | "hex"> & { readonly payload: Exclude<PayloadKind, "test"> };

/** The bytes of the payload as it is typed: text as UTF-8, or hex digits. Any size. */
export function payloadBytes(draft: TypedBytes): Parsed<Uint8Array<ArrayBuffer>> {
  return draft.payload === "text" ? accept(new TextEncoder().encode(draft.text)) : parseHex(draft.hex);
}

/** The same, refused where one datagram of the family cannot carry it. */
export function parsePayload(draft: TypedBytes, family: Family): Parsed<Uint8Array<ArrayBuffer>> {
  const bytes = payloadBytes(draft);
  if (!bytes.ok) return bytes;
  const size = checkPayloadSize(bytes.value.length, family);
  return size.ok ? bytes : size;
}
