import * as v from "valibot";
import { formatDescription } from "../../shared/described/description-json.ts";
import { describedFormatSchema } from "../../shared/model/described-format.ts";
import { measuredDescription } from "../../shared/model/description.ts";

/** Settings of a version that kept formats by themselves, as they are kept now. */
export function withOlderFormats(
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { formats, decoding } = values;
  if (decoding !== undefined || !Array.isArray(formats)) return values;
  const texts = formats.flatMap((format: unknown) => {
    const parsed = v.safeParse(describedFormatSchema, format);
    return parsed.success ? [formatDescription(measuredDescription(parsed.output))] : [];
  });
  return { ...values, decoding: { choices: [], formats: texts } };
}
