import type { CSSProperties } from "react";
import { asJoined } from "../../../shared/kept/sections.ts";
import { useCastscope, useView } from "../../context.tsx";
import { mark, unmark } from "../../store/marked.ts";
import { TableHeader } from "../../table/header.tsx";
import { nextSort } from "../../table/sort.ts";
import type { GroupColumn } from "./columns.tsx";
import styles from "./groups-grid.module.css";
import { MarkBox } from "./mark-box.tsx";
import { words } from "./words/words.ts";

interface GroupsHeaderProps {
  readonly columns: readonly GroupColumn[];
  readonly tracks: CSSProperties;
  /** Goes back to the rows. */
  readonly onLeave: () => void;
  /** The rows that are shown. */
  readonly shown: readonly number[];
}

const unsorted = { column: asJoined, descending: false };

/** The headers of the groups; a third click on one goes back to the order of the joins. */
export function GroupsHeader({ columns, tracks, onLeave, shown }: GroupsHeaderProps) {
  const { view } = useCastscope();
  const sort = useView((state) => state.sort);
  const marked = useView((state) => state.marked);
  const box = marked.length === 0 ? undefined : <AllBox shown={shown} marked={marked} />;
  return (
    <TableHeader
      columns={columns}
      sorted={sort}
      onSort={(column) => view.setState({ sort: nextSort(column, sort, unsorted) })}
      onLeave={onLeave}
      line={styles.line}
      tracks={tracks}
      {...(box ? { instead: { state: box } } : {})}
    />
  );
}

interface AllBoxProps {
  readonly shown: readonly number[];
  readonly marked: readonly number[];
}

/** Chooses all rows that are shown, or none. */
function AllBox({ shown, marked }: AllBoxProps) {
  const { view } = useCastscope();
  const chosen = new Set(marked);
  const all = shown.every((id) => chosen.has(id));
  return (
    <MarkBox
      checked={all ? true : "mixed"}
      label={words().selection.allShown}
      onChange={() => (all ? unmark(view) : mark(view, shown, shown[0] ?? null))}
    />
  );
}
