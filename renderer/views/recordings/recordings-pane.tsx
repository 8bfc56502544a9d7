import { Fragment, type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Result } from "../../../shared/contract.ts";
import { formatBytes } from "../../../shared/format.ts";
import { limits } from "../../../shared/limits.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { actions, runOn } from "../../actions/actions.ts";
import { isPressed } from "../../actions/keys.ts";
import { keysOf } from "../../actions/own-keys.ts";
import { recordingActions } from "../../actions/recording-actions.ts";
import { usePart } from "../../actions/use-part.ts";
import buttons from "../../components/button.module.css";
import { Segmented } from "../../components/segmented.tsx";
import { useMedia } from "../../components/use-media.ts";
import { usePolled } from "../../components/use-polled.ts";
import { type Castscope, useCastscope, useTraffic } from "../../context.tsx";
import { OpenRecording } from "../../sessions/open-recording.tsx";
import type { Sessions } from "../../sessions/sessions.ts";
import { steadyOrder } from "../../table/order.ts";
import { shownColumns } from "../../table/shown-columns.ts";
import type { Sort } from "../../table/sort.ts";
import { useWidth } from "../../table/use-width.ts";
import { ListTable } from "../details/stream/list-table.tsx";
import { SearchField } from "../events/search-field.tsx";
import { NoRecordings } from "./no-recordings.tsx";
import { recordingColumns } from "./recording-columns.tsx";
import { type RecordingRow, recordingRows } from "./recording-rows.ts";
import styles from "./recordings.module.css";
import { RenameDialog } from "./rename-dialog.tsx";
import { type OpenedMenu, type RowDoings, RowMenu, rowChances } from "./row-menu.tsx";
import { useRecordingFiles } from "./use-recording-files.ts";
import { words } from "./words/words.ts";

/** Recordings that are written, open or in the folder. Which of the open ones is shown is chosen by tabs below. */
export function RecordingsPane() {
  const { sessions } = useCastscope();
  return sessions === undefined ? null : <Pane sessions={sessions} />;
}

type Which = "all" | "recording" | "open" | "damaged";

const segments: readonly Which[] = ["all", "recording", "open", "damaged"];

function isOf({ state, opened }: RecordingRow, which: Which): boolean {
  if (which === "all") return true;
  return which === "open" ? opened !== null && state !== "damaged" : state === which;
}

const none: Result<"recordingFiles"> = {
  ...{ files: null, further: false, folder: null, canShow: false, uploadBytes: null },
};

/** Rows that are seen at once; further ones scroll, so that what is open below has room. */
const rowsMost = { usual: 6, low: 3 };

function Pane({ sessions }: { readonly sessions: Sessions }) {
  const castscope = useCastscope();
  const { client } = castscope;
  const pane = useRef<HTMLElement>(null);
  const width = useWidth(pane);
  const isLow = useMedia("(max-height: 760px)");
  const ask = useCallback(() => client.recordingFiles(), [client]);
  const { value, again } = usePolled(ask, limits.recordingFilesMs);
  const told = value ?? none;
  const [chosen, setChosen] = useState<string | null>(null);
  // no words: a key
  const files = useRecordingFiles(again, (path) => setChosen(`file ${path}`));
  const [menu, setMenu] = useState<OpenedMenu>({ open: false, from: null });
  const [renamed, setRenamed] = useState<RecordingRow | null>(null);
  const opened = useStore(sessions.store, ({ recordings }) => recordings) ?? noneOpen;
  const jobs = useTraffic(({ recordJobs }) => recordJobs);
  const at = useTraffic((traffic) => traffic.at);
  const [filter, setFilter] = useState("");
  const [which, setWhich] = useState<Which>("all");
  const [sort, setSort] = useState<Sort>({ column: "day", descending: true });
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
  const doings: RowDoings = {
    open: (one) => open(one, sessions),
    close: ({ opened: one }) => one !== null && sessions.close(one.session),
    replay: ({ path, opened: one, name }) => {
      const source =
        one === null
          ? path !== null && ({ kind: "path", path } as const)
          : ({ kind: "session", session: one.session } as const);
      if (source) castscope.parts.get("replay")?.({ source, name, span: null, filter: "" });
    },
    rename: setRenamed,
    remove: (one) => void files.remove(one),
    show: told.canShow ? (one) => void files.show(one) : null,
  };
  useListPart(row, doings);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isTable = event.target instanceof Element && event.target.getAttribute("role") === "grid";
    if (isTable && !event.defaultPrevented && pressed(event, castscope)) event.preventDefault();
  };
  /** Its menu, by the pointer's other button and from the keyboard. */
  const onContextMenu = (event: MouseEvent): void => {
    const from = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=grid]") : null;
    if (from === null || row === null) return;
    event.preventDefault();
    setMenu({ open: true, from });
  };
  const said = words().pane;
  const bytes = all.reduce((sum, one) => sum + one.bytes, 0);

  return (
    <section
      ref={pane}
      className={styles.pane}
      aria-labelledby="recordings-heading"
      data-pane="recordings"
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
    >
      <div className={styles.bar}>
        <h2 className={styles.heading} id="recordings-heading">
          {said.heading}{" "}
          <span className={styles.faint}>
            {formatCount(all.length)}
            {all.length > 0 && `, ${formatBytes(bytes)}`}
            {told.further && `, ${said.newest}`}
          </span>
        </h2>
        <SearchField
          keys={<ActionKeys action={actions.filter} />}
          label={said.filter}
          placeholder={said.filterBy}
          value={filter}
          onChange={setFilter}
          onLeave={() => pane.current?.querySelector<HTMLElement>("[role=grid]")?.focus()}
        />
        <Segmented
          label={said.states}
          segments={segments.map((value) => {
            const word = said.which[value];
            const count = formatCount(all.filter((one) => isOf(one, value)).length);
            const content = (
              <Fragment key={value}>
                {word} <span className={styles.faint}>{count}</span>
              </Fragment>
            );
            return { value, label: `${word}, ${count}`, content };
          })}
          value={which}
          onChange={setWhich}
        />
        <span className={styles.space} />
        <OpenRecording look={buttons.quiet ?? ""} text={said.openFile} />
        <RowMenu row={row} doings={doings} menu={menu} onMenu={setMenu} />
      </div>
      {all.length === 0 ? (
        <NoRecordings isNowhere={value !== null && value.folder === null} />
      ) : rows.length === 0 ? (
        <p className={styles.none}>{said.nonePass(all.length)}</p>
      ) : (
        <ListTable
          tall
          label={said.heading}
          columns={columns}
          rows={rows}
          keyOf={numberOf}
          chosen={row === null ? null : numberOf(row)}
          onChoose={(number) => setChosen(rowOf(number)?.key ?? null)}
          choosesAsItGoes
          onOpen={(number) => {
            const one = rowOf(number);
            if (one) open(one, sessions);
          }}
          sort={sort}
          onSort={setSort}
          most={isLow ? rowsMost.low : rowsMost.usual}
        />
      )}
      <RenameDialog row={renamed} onRename={files.rename} onClose={() => setRenamed(null)} />
    </section>
  );
}

const onList = Object.values(recordingActions).filter(({ keysOnRecordings }) => keysOnRecordings);

/** Does what a key says with the chosen row; false where it says nothing. */
function pressed(event: KeyboardEvent, castscope: Castscope): boolean {
  const letters = castscope.view.getState().letterKeys;
  const key = event.nativeEvent;
  return onList.some(
    (action) =>
      keysOf(action, castscope.view.getState().keys).some((keys) =>
        isPressed(keys, key, { after: null, letters }),
      ) && runOn(action, castscope, null),
  );
}

/** What keys do with the row that is chosen. */
function useListPart(row: RecordingRow | null, doings: RowDoings): void {
  const now = useRef({ row, doings });
  now.current = { row, doings };
  const does = useMemo(
    () => ({
      isChosen: () => now.current.row !== null,
      rename: () => {
        const { row: one, doings: own } = now.current;
        if (one !== null && rowChances(one).canRename) own.rename(one);
      },
      remove: () => {
        const { row: one, doings: own } = now.current;
        if (one !== null && rowChances(one).canRemove) own.remove(one);
      },
    }),
    [],
  );
  usePart("recordings", does);
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
