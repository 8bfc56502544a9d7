import { limits } from "../limits.ts";
import type { HistoriesTold, Second } from "../model/history.ts";

/** Histories of rows, each ending with the snapshot's last second; packets and bits are the same. */
export function madeUpHistories(bits: ReadonlyMap<number, readonly number[]>): HistoriesTold {
  const length = limits.historySeconds;
  const values = new Float64Array(bits.size * length);
  for (const [at, row] of [...bits.values()].entries()) values.set(row, (at + 1) * length - row.length);
  return { ids: Uint32Array.from(bits.keys()), packets: values, bits: values };
}

/** A full second in which each row given received that many packets of one bit. */
export function madeUpSecond(index: number, bits: ReadonlyMap<number, number>): Second {
  const values = Float64Array.from(bits.values());
  const sum = values.reduce((all, some) => all + some, 0);
  const total = { packets: sum, bits: sum };
  return { index, total, ids: Uint32Array.from(bits.keys()), packets: values, bits: values };
}
