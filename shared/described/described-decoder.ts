import { type Decoder, evidence } from "../decode/decoder.ts";
import { standsAt } from "../decode/match.ts";
import type { Description } from "../model/description.ts";
import { formatWord } from "./description-text.ts";
import { FieldScope } from "./field-scope.ts";
import { FieldsDecoder } from "./fields-decoder.ts";
import { measuredFields } from "./measured-as-fields.ts";

/**
 * The decoder that a description makes: the same tree, line and filters as of any other. What it reads is bounded by
 * `Branch`, whatever the description and the packet say.
 */
export function describedDecoder(description: Description): Decoder {
  const { name, recognise } = description;
  const starts = Uint8Array.from(description.starts);
  const decoder = new FieldsDecoder(
    [...description.fields, ...measuredFields(description)],
    description.info,
  );
  return {
    type: formatWord(description),
    title: name,
    ports: recognise?.ports ?? [],
    recognise(bytes, { port }) {
      if (recognise === null) return evidence.none;
      const { ports, least, most } = recognise;
      const isAtPort = ports.length === 0 || ports.includes(port);
      const fits = isAtPort && bytes.length >= least && bytes.length <= most && standsAt(bytes, 0, starts);
      // A person said so.
      return fits ? evidence.certain : evidence.none;
    },
    decode(packet) {
      const { text } = decoder.decode(packet, new FieldScope(null));
      // Stable: fields that begin at one place stay as they are described.
      packet.fields.sort((one, other) => one.at - other.at);
      return text;
    },
  };
}
