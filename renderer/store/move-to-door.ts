import * as v from "valibot";
import { readSection } from "../../shared/kept/sections.ts";
import { limits } from "../../shared/limits.ts";
import { decodingSchema } from "../../shared/model/decoding.ts";
import type { Client } from "../../shared/transport.ts";
import { keptFields } from "./keep-view.ts";
import type { Kept } from "./kept.ts";
import { withOlderFormats } from "./older-formats.ts";

/** Where versions before kept settings in the browser, and how the panes' library named its sizes. */
const viewKey = "castscope.view";
const panesBegin = "react-resizable-panels:";

type Stored = Pick<Storage, "getItem" | "removeItem"> & {
  readonly length: number;
  key(at: number): string | null;
};

/**
 * Brings the door once what a version before left in this browser, as far as nobody changed it there, and takes it away here.
 * To be called when what the door keeps was read.
 */
export async function moveToDoor(
  storage: Stored,
  kept: Kept,
  client: Pick<Client, "bringDecoding">,
): Promise<void> {
  const text = storage.getItem(viewKey);
  if (text === null) return;
  const values = parsed(text);
  for (const field of keptFields) {
    const value = readSection(field, values[field]);
    if (value !== undefined && kept.isFresh(field)) kept.set(field, value as never);
  }
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
  const panes = names.filter((name) => name.startsWith(panesBegin));
  const sizes = readSection(
    "panes",
    Object.fromEntries(panes.map((name) => [name, storage.getItem(name) ?? ""])),
  );
  if (sizes !== undefined && panes.length > 0 && kept.isFresh("panes")) kept.set("panes", sizes);
  const decoding = v.safeParse(decodingSchema, values.decoding);
  if (decoding.success) {
    const { choices, formats } = decoding.output;
    // The newest stands first; what is brought is older than what the door has.
    for (const format of formats) await client.bringDecoding({ choices: [], formats: [format] });
    for (let at = 0; at < choices.length; at += limits.decoderChoicesBrought) {
      const some = choices.slice(at, at + limits.decoderChoicesBrought);
      await client.bringDecoding({ choices: some, formats: [] });
    }
  }
  for (const name of [viewKey, ...panes]) storage.removeItem(name);
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null
      ? withOlderFormats(value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}
