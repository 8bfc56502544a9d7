import type { PacketHead } from "../../../../../shared/model/packet-heads.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { formatHex } from "../../../../../shared/text/hex.ts";
import type { FieldPlace } from "./draft.ts";
import styles from "./heads-before.module.css";
import { words } from "./words/words.ts";

interface HeadsBeforeProps {
  /** Oldest first. */
  readonly heads: readonly PacketHead[];
  readonly places: readonly FieldPlace[];
  /** Of each of `heads`; NaN where it is not known. */
  readonly steps: Float64Array;
  /** What is read as the sequence number in each of `heads`; NaN where nothing is. */
  readonly numbers: Float64Array;
}

const shownRows = 10;
const shownBytes = 24;

/** The fields' bytes in the packets before, so that a counter is seen to count. */
export function HeadsBefore({ heads, places, steps, numbers }: HeadsBeforeProps) {
  if (places.length === 0) return null;
  const first = Math.min(...places.map((place) => place.first));
  const last = Math.min(Math.max(...places.map((place) => place.last)), first + shownBytes - 1);
  const { before: text } = words();
  const from = Math.max(0, heads.length - shownRows);
  return (
    <section className={styles.before}>
      <h3 className={styles.title}>
        {text.heading} <span className={styles.about}>{text.about(first, last)}</span>
      </h3>
      <table className={styles.table}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{text.packet}</th>
            <th scope="col">{text.bytes}</th>
            <th scope="col">{text.number}</th>
            <th scope="col">{text.step}</th>
          </tr>
        </thead>
        <tbody>
          {heads
            .slice(from)
            .map((head, index) => ({
              head,
              step: steps[from + index] ?? Number.NaN,
              number: numbers[from + index] ?? Number.NaN,
            }))
            .toReversed()
            .map(({ head, step, number }) => (
              <tr key={head.number}>
                <td className={styles.number}>{formatCount(head.number)}</td>
                <td className={styles.hex}>
                  {pieces(head.bytes, places, first, last).map((piece) => (
                    <span key={piece.at} data-field={piece.field}>
                      {formatHex(head.bytes.subarray(piece.at, piece.end), " ")}
                    </span>
                  ))}
                </td>
                <td className={styles.value}>{numberText(number)}</td>
                <td className={styles.step} data-tone={tone(step)}>
                  {Number.isNaN(step) ? "–" : `${step < 0 ? "−" : "+"}${formatCount(Math.abs(step))}`}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

/** Bytes in a row that are of one field, or of none. */
function pieces(bytes: Uint8Array, places: readonly FieldPlace[], first: number, last: number) {
  const found: { at: number; end: number; field: string | undefined }[] = [];
  for (let at = first; at <= Math.min(last, bytes.length - 1); at += 1) {
    const field = places.find((place) => at >= place.first && at <= place.last)?.field;
    const open = found.at(-1);
    if (open !== undefined && open.field === field) open.end = at + 1;
    else found.push({ at, end: at + 1, field });
  }
  return found;
}

/** One that is too large to be exact is not told. */
function numberText(number: number): string {
  return Number.isSafeInteger(number) ? formatCount(number) : "–";
}

function tone(step: number): string | undefined {
  if (Number.isNaN(step)) return "unknown";
  return step > 0 ? undefined : "bad";
}
