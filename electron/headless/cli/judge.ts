import { type Expectation, holds } from "../../../shared/expect/expectation.ts";
import { measure } from "../../../shared/expect/measure.ts";
import type { Streams } from "../../../shared/model/stream.ts";
import { unmetSentence } from "../../../shared/text/expectation.ts";
import { groupText, type Judged, type Reading } from "./watch-report.ts";

/** Holds what was expected against each group. @param reading with its streams */
export function judge(
  expectations: readonly Expectation[],
  { rows, told, at }: Pick<Reading, "rows" | "told" | "at">,
): Judged[] {
  return rows.flatMap((row) =>
    expectations.map((expectation): Judged => {
      const { text, figure } = expectation;
      const measured = measure(figure, row, at);
      const met = measured.value !== null && holds(expectation, measured.value);
      const { lost, expected } = row;
      const here = droppedHere(told.get(row.id)?.streams ?? null);
      const blame = { lost, expected, droppedHere: here, drops: row.kernelDrops };
      return {
        ...{ expect: text, group: row.address, port: row.port, figure },
        ...{ measured: measured.value, holds: met },
        ...(met ? {} : { message: `${groupText(row)}: ${unmetSentence(expectation, measured, blame)}` }),
      };
    }),
  );
}

/** Of what the streams miss, what this computer dropped; null where no stream is told. */
function droppedHere(told: Streams | null): number | null {
  const counts = (told?.streams ?? []).map((stream) => stream.droppedHere).filter((count) => count !== null);
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}
