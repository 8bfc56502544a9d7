import { useEffect, useId, useRef, useState } from "react";
import type { Stream, Streams } from "../../../../../shared/model/stream.ts";
import { type Freedom, OrderTurns, steadyOrder } from "../../../../table/order.ts";
import type { Sort } from "../../../../table/sort.ts";
import { useHeld } from "../../../../table/use-held.ts";
import { ListTable } from "../list-table.tsx";
import { streamColumns } from "./stream-columns.tsx";
import styles from "./streams-table.module.css";
import { words } from "./words/words.ts";

interface StreamsTableProps {
  readonly list: Streams;
  readonly chosen: number;
  readonly onChoose: (stream: number) => void;
}

/** All streams of a group, where there are several: Enter or a click looks at one. */
export function StreamsTable({ list, chosen, onChoose }: StreamsTableProps) {
  const id = useId();
  const table = useRef<HTMLTableElement>(null);
  const [sort, setSort] = useState<Sort>({ column: "received", descending: true });
  const { held, onPointerOver, onPointerLeave } = useHeld(table);
  const text = words().table;
  const { streams, further, untold } = list;
  const rows = useStreamOrder(streams, sort, () => held.current);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.bar}>
        <h3 className={styles.heading} id={id}>
          {text.heading}
        </h3>
        <span className={styles.about}>
          {text.about(streams.length + further, further > 0 ? streams.length : null, untold)}
        </span>
      </div>
      <ListTable
        label={text.label}
        columns={streamColumns}
        rows={rows}
        keyOf={(stream) => stream.id}
        chosen={chosen}
        onChoose={onChoose}
        sort={sort}
        onSort={setSort}
        most={8}
        held={{ table, onPointerOver, onPointerLeave }}
      />
    </section>
  );
}

/** The streams in order, looked at anew every `limits.sortEveryMs` unless the table is in use. */
function useStreamOrder(streams: readonly Stream[], sort: Sort, isHeld: () => boolean): readonly Stream[] {
  const [turns] = useState(() => new OrderTurns());
  const [ids, setIds] = useState<readonly number[]>([]);
  const asked = useRef<Sort | null>(null);
  const hold = useRef(isHeld);
  hold.current = isHeld;

  useEffect(() => {
    const freedom = turns.next(asked.current !== sort, hold.current());
    asked.current = sort;
    setIds((before) => ordered(before, streams, sort, freedom));
  }, [streams, sort, turns]);

  const byId = new Map(streams.map((stream) => [stream.id, stream]));
  return ids.flatMap((one) => byId.get(one) ?? []);
}

function ordered(
  before: readonly number[],
  streams: readonly Stream[],
  { column, descending }: Sort,
  freedom: Freedom,
): readonly number[] {
  const byId = new Map(streams.map((stream) => [stream.id, stream]));
  const order = streamColumns.find(({ id }) => id === column)?.sort;
  const key = (one: number): number | string => {
    const stream = byId.get(one);
    return stream && order ? order.key(stream) : 0;
  };
  return steadyOrder(before, [...byId.keys()], { key, as: order?.as ?? "exact", descending }, freedom);
}
