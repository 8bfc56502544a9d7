import { groupSubject, groupValues } from "../../../shared/filter/group-fields.ts";
import { SeenFields } from "../../../shared/filter/seen.ts";
import type { Membership } from "../../../shared/model/membership.ts";

/** Fields that have few values, which are worth choosing from: not figures, which are others a moment later. */
const chosen = groupSubject.fields.filter(({ is: { kind } }) => ["address", "choice", "name"].includes(kind));

/** What the rows have of each field that is chosen from. */
export function seenOf(rows: Iterable<Membership>): SeenFields {
  const seen = new SeenFields();
  for (const row of rows) {
    for (const { name } of chosen) {
      for (const value of groupValues.get(name)?.(row) ?? []) {
        if (value !== "") seen.add(name, String(value));
      }
    }
  }
  return seen;
}
