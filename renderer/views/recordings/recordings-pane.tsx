import { Download, FolderOpen, Send, X } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Result } from "../../../shared/contract.ts";
import { formatBytes } from "../../../shared/format.ts";
import { limits } from "../../../shared/limits.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { useMedia } from "../../components/use-media.ts";
import { usePolled } from "../../components/use-polled.ts";
import { useCastscope, useTraffic } from "../../context.tsx";
import type { Sessions } from "../../sessions/sessions.ts";
import { steadyOrder } from "../../table/order.ts";
import { shownColumns } from "../../table/shown-columns.ts";
import type { Sort } from "../../table/sort.ts";
import { useWidth } from "../../table/use-width.ts";
import { ListTable } from "../details/stream/list-table.tsx";
import { recordingColumns } from "./recording-columns.tsx";
import { type RecordingRow, recordingRows } from "./recording-rows.ts";
import styles from "./recordings.module.css";

/** Recordings that are written, open or in the folder. Which of the open ones is shown is chosen by tabs below. */
export function RecordingsPane() {
  const { sessions } = useCastscope();
  return sessions === undefined ? null : <Pane sessions={sessions} />;
}

type Which = "all" | "recording" | "open" | "damaged";

const segments: readonly { readonly value: Which; readonly word: string }[] = [
  { value: "all", word: "All" },
  { value: "recording", word: "Recording" },
  { value: "open", word: "Open" },
  { value: "damaged", word: "Damaged" },
];

function isOf({ state, opened }: RecordingRow, which: Which): boolean {
  if (which === "all") return true;
  return which === "open" ? opened !== null && state !== "damaged" : state === which;
}

const none: Result<"recordingFiles"> = { files: null, further: false, uploadBytes: null };

/** Rows that are seen at once; further ones scroll, so that what is open below has room. */
const rowsMost = { usual: 6, low: 3 };

function Pane({ sessions }: { readonly sessions: Sessions }) {
  const { client } = useCastscope();
  const pane = useRef<HTMLElement>(null);
  const width = useWidth(pane);
  const isLow = useMedia("(max-height: 760px)");
  const ask = useCallback(() => client.recordingFiles(), [client]);
  const told = usePolled(ask, limits.recordingFilesMs).value ?? none;
  const opened = useStore(sessions.store, ({ recordings }) => recordings) ?? noneOpen;
  const jobs = useTraffic(({ recordJobs }) => recordJobs);
  const at = useTraffic((traffic) => traffic.at);
  const [filter, setFilter] = useState("");
  const [which, setWhich] = useState<Which>("all");
  const [sort, setSort] = useState<Sort>({ column: "day", descending: true });
  const [chosen, setChosen] = useState<string | null>(null);
  const numbers = useRef(new Map<string, number>());

  const all = recordingRows(told.files ?? [], opened, jobs, at);
  const wanted = filter.trim().toLowerCase();
  const rows = ordered(
    all.filter((row) => isOf(row, which) && (row.path ?? row.name).toLowerCase().includes(wanted)),
    sort,
  );
  const columns = useMemo(() => shownColumns(recordingColumns, width).shown, [width]);
  const numberOf = ({ key }: RecordingRow): number => {
    const known = numbers.current.get(key) ?? numbers.current.size + 1;
    numbers.current.set(key, known);
    return known;
  };
  const row = rows.find(({ key }) => key === chosen) ?? null;
  const rowOf = (number: number): RecordingRow | undefined => rows.find((one) => numberOf(one) === number);
  const bytes = all.reduce((sum, one) => sum + one.bytes, 0);

  return (
    <section ref={pane} className={styles.pane} aria-labelledby="recordings-heading" data-pane="recordings">
      <div className={styles.bar}>
        <h2 className={styles.heading} id="recordings-heading">
          Recordings{" "}
          <span className={styles.faint}>
            {formatCount(all.length)}
            {all.length > 0 && `, ${formatBytes(bytes)}`}
            {told.further && ", the newest of the folder"}
          </span>
        </h2>
        <input
          className={styles.filter}
          type="search"
          data-filter
          spellCheck={false}
          aria-label="Filter recordings"
          placeholder="Filter by name"
          value={filter}
          onChange={({ target }) => setFilter(target.value)}
        />
        <Segmented
          label="State of recordings"
          segments={segments.map(({ value, word }) => {
            const count = formatCount(all.filter((one) => isOf(one, value)).length);
            return { value, label: `${word}, ${count}`, content: `${word} ${count}` };
          })}
          value={which}
          onChange={setWhich}
        />
        <span className={styles.space} />
        <RowButtons row={row} sessions={sessions} />
      </div>
      {all.length === 0 ? (
        <Nothing />
      ) : rows.length === 0 ? (
        <p className={styles.none}>No recording of these. {formatCount(all.length)} without the filter.</p>
      ) : (
        <ListTable
          label="Recordings"
          columns={columns}
          rows={rows}
          keyOf={numberOf}
          chosen={row === null ? null : numberOf(row)}
          onChoose={(number) => setChosen(rowOf(number)?.key ?? null)}
          onOpen={(number) => {
            const one = rowOf(number);
            if (one) open(one, sessions);
          }}
          sort={sort}
          onSort={setSort}
          most={isLow ? rowsMost.low : rowsMost.usual}
        />
      )}
    </section>
  );
}

const noneOpen: readonly [] = [];

function ordered(rows: readonly RecordingRow[], { column, descending }: Sort): readonly RecordingRow[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const order = recordingColumns.find(({ id }) => id === column)?.sort;
  const key = (one: string): number | string => {
    const row = byKey.get(one);
    return row && order ? order.key(row) : 0;
  };
  return steadyOrder([], [...byKey.keys()], { key, as: order?.as ?? "exact", descending }, "sort").flatMap(
    (one) => byKey.get(one) ?? [],
  );
}

/** Shows one that is open, and opens one of the folder. */
function open({ opened, path }: RecordingRow, sessions: Sessions): void {
  if (opened !== null) sessions.show(opened.session);
  else if (path !== null) void sessions.open({ kind: "path", path }, path);
}

function RowButtons({ row, sessions }: { readonly row: RecordingRow | null; readonly sessions: Sessions }) {
  const { parts } = useCastscope();
  if (row === null) return null;
  const { opened, path, name } = row;
  return (
    <>
      {(opened !== null || path !== null) && (
        <Button
          look="quiet"
          icon={<FolderOpen size={14} strokeWidth={1.75} aria-hidden="true" />}
          title={`${opened === null ? "Open" : "Show"} ${name} (Enter or a double click)`}
          onClick={() => open(row, sessions)}
        >
          {opened === null ? "Open" : "Show"}
        </Button>
      )}
      {opened === null && path !== null && (
        <Button
          look="quiet"
          icon={<Send size={14} strokeWidth={1.75} aria-hidden="true" />}
          title={`Send ${name} onto the network again`}
          onClick={() =>
            parts.get("replay")?.({ source: { kind: "path", path }, name, span: null, filter: "" })
          }
        >
          Send again …
        </Button>
      )}
      {opened !== null && (
        <Button
          look="quiet"
          icon={<X size={14} strokeWidth={1.75} aria-hidden="true" />}
          title={`Close ${name}; its file stays`}
          onClick={() => sessions.close(opened.session)}
        >
          Close
        </Button>
      )}
    </>
  );
}

function Nothing() {
  const menu = useAction(actions.recordMenu);
  return (
    <p className={styles.none}>
      No recordings yet. <kbd>R</kbd> records everything; memory already keeps what came last.
      <Button
        icon={<Download size={14} strokeWidth={1.75} aria-hidden="true" />}
        title={menu.hint}
        onClick={() => menu.run(null)}
      >
        Record or save …
      </Button>
    </p>
  );
}
