import { Reader, Writer } from "./number-bytes.ts";

/**
 * Columns of whole numbers as bytes, for the rows of the history's file. NaN stands for what is not known. Neighbours are
 * mostly alike, so that a column is its first number and its differences, each in as few bytes as it needs (LEB128,
 * the sign in the lowest bit); one that is the same throughout takes one number.
 *
 *     packed = columns(1 byte) column*
 *     column = 0                                  nothing is known
 *            | 1 number                           all are this number
 *            | 2 number*                          each the difference to the one before
 *            | 3 bitmap number*                   the same, of those whose bit is set
 */

const nothing = 0;
const constant = 1;
const differences = 2;
const partly = 3;

/** What is written is rounded to whole numbers, at most so far from zero: twice of it is still exact. */
const most = 2 ** 51;

/** @param columns all of the same length, at most 255 of them */
export function packColumns(columns: readonly Float64Array[]): Uint8Array {
  const writer = new Writer(
    1 + columns.reduce((sum, { length }) => sum + 1 + (length >> 3) + 1 + 8 * length, 0),
  );
  writer.byte(columns.length);
  for (const column of columns) packColumn(column, writer);
  return writer.written;
}

function packColumn(column: Float64Array, writer: Writer): void {
  let known = 0;
  let isConstant = true;
  let first = Number.NaN;
  for (const value of column) {
    if (Number.isNaN(value)) continue;
    if (known === 0) first = value;
    else if (value !== first) isConstant = false;
    known += 1;
  }
  if (known === 0) {
    writer.byte(nothing);
    return;
  }
  if (known === column.length && isConstant) {
    writer.byte(constant);
    writer.number(whole(first));
    return;
  }
  writer.byte(known === column.length ? differences : partly);
  if (known < column.length) writer.bitmap(column);
  let before = 0;
  for (const value of column) {
    if (Number.isNaN(value)) continue;
    const now = whole(value);
    writer.number(now - before);
    before = now;
  }
}

function whole(value: number): number {
  return Math.min(most, Math.max(-most, Math.round(value)));
}

/**
 * What was packed.
 * @param count of the columns that are wanted: those that were not written are not known, further ones are left out
 * @param length of each
 * @returns null for bytes that are no packed columns of this length
 */
export function unpackColumns(bytes: Uint8Array, count: number, length: number): Float64Array[] | null {
  const reader = new Reader(bytes);
  const written = reader.byte();
  const columns = Array.from({ length: count }, () => new Float64Array(length).fill(Number.NaN));
  const spare = new Float64Array(length);
  for (let at = 0; at < written; at += 1) {
    if (!unpackColumn(reader, columns[at] ?? spare)) return null;
  }
  return reader.isOver ? null : columns;
}

function unpackColumn(reader: Reader, column: Float64Array): boolean {
  const kind = reader.byte();
  if (kind === nothing) return true;
  if (kind === constant) column.fill(reader.number());
  else if (kind === differences || kind === partly) {
    const bitmap = kind === partly ? reader.at : -1;
    if (kind === partly) reader.at += (column.length + 7) >> 3;
    let before = 0;
    for (let index = 0; index < column.length; index += 1) {
      if (bitmap >= 0 && !reader.bit(bitmap, index)) continue;
      before += reader.number();
      column[index] = before;
    }
  } else return false;
  return !reader.isOver;
}
