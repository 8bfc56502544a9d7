import type { Clock } from "../model/clock.ts";
import type { FilterSubject } from "./field.ts";
import { parseFilter } from "./parse.ts";

/**
 * A filter whose times mean what the clock of whoever typed them shows, wherever it is read: those that name no zone get the `Z` of
 * UTC where that is shown. Local times stay as they are, since monitor and windows are on one computer. A text with a mistake
 * stays too.
 */
export function zoned<F extends string>(text: string, subject: FilterSubject<F>, clock: Clock): string {
  if (clock === "local") return text;
  const ends: number[] = [];
  const parsed = parseFilter(text, subject, { add: () => {}, zoneless: (at) => void ends.push(at) });
  if (!parsed.ok) return text;
  let whole = "";
  let from = 0;
  for (const end of ends) {
    whole += `${text.slice(from, end)}Z`;
    from = end;
  }
  return whole + text.slice(from);
}
