import type { FilterSubject } from "../../../shared/filter/field.ts";
import { parseFilter } from "../../../shared/filter/parse.ts";
import type { InputProblem } from "../../../shared/parsed.ts";
import type { FilterPiece } from "./filter-text.tsx";

/** What the parts of a filter's text are, as far as it is understood, and what is wrong with it. */
export function readFilter<F extends string>(
  text: string,
  subject: FilterSubject<F>,
): { readonly pieces: readonly FilterPiece[]; readonly mistake: InputProblem | null } {
  const pieces: FilterPiece[] = [];
  const parsed = parseFilter(text, subject, {
    add: ({ role, start, end }) => pieces.push({ role, start, end }),
  });
  return { pieces, mistake: parsed.ok ? null : parsed.problem };
}

export function piecesOf<F extends string>(text: string, subject: FilterSubject<F>): readonly FilterPiece[] {
  return readFilter(text, subject).pieces;
}
