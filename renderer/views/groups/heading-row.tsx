import { ChevronDown, ChevronRight } from "lucide-react";
import { type CSSProperties, type MouseEvent, memo } from "react";
import type { Membership } from "../../../shared/model/membership.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { classes } from "../../components/classes.ts";
import { StateGlyph } from "../../components/state-glyph.tsx";
import { useCastscope, useStale, useTraffic } from "../../context.tsx";
import { chooseHeading, foldHeading } from "../../store/view.ts";
import type { GroupColumn } from "./columns.tsx";
import { isShownOf } from "./destination-fields.ts";
import styles from "./groups-grid.module.css";
import own from "./heading-row.module.css";
import { countedStates, type HeadingSums, headingSums } from "./heading-sums.ts";
import type { HeadingLine } from "./lines.ts";
import { MarkBox } from "./mark-box.tsx";
import { words } from "./words/words.ts";

interface HeadingRowProps {
  readonly line: HeadingLine;
  /** Place among all lines, from 0. */
  readonly index: number;
  readonly columns: readonly GroupColumn[];
  readonly style: CSSProperties;
  readonly selected: boolean;
  /** How many of its rows are chosen together with others; null while none is. */
  readonly chosen: number | null;
  /** Takes all its rows in or out, or all lines up to it. */
  readonly onMark: (line: HeadingLine, how: "toggle" | "range") => void;
  /** The one line that Tab reaches. */
  readonly tabStop: boolean;
}

/** What rows have in common, above them, and what they come to together. */
export const HeadingRow = memo(function HeadingRow(props: HeadingRowProps) {
  const { line, index, columns, style, selected, chosen, onMark, tabStop } = props;
  const { view } = useCastscope();
  const memberships = useTraffic((traffic) => traffic.memberships);
  const stale = useStale();
  const sums = headingSums(line.ids, memberships);
  const name = headingName(line);
  // What a heading is takes the place of all columns before the first that is a sum of its rows.
  const from = columns.findIndex(({ id }) => id !== "state" && isSum(id));
  const span = from === -1 ? columns.length - 1 : from - 1;
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    event.currentTarget.focus({ preventScroll: true });
    if (event.shiftKey) onMark(line, "range");
    else if (event.ctrlKey || event.metaKey) onMark(line, "toggle");
  };
  const texts = words().heading;
  return (
    <tr
      className={classes(styles.line, styles.row, own.row)}
      aria-label={[name, texts.groups(line.ids.length), ...statesOf(sums)].join(", ")}
      aria-level={1}
      aria-expanded={!line.folded}
      aria-rowindex={index + 2}
      aria-selected={chosen === null ? selected : chosen === line.ids.length}
      data-current={chosen !== null && selected ? "" : undefined}
      data-line={line.key}
      data-heading={line.heading}
      style={style}
      data-entrance={tabStop ? "" : undefined}
      tabIndex={tabStop ? 0 : -1}
      onFocus={(event) => {
        if (event.target === event.currentTarget) chooseHeading(view, line.heading);
      }}
      onMouseDown={(event) => {
        // With a modifier rows are chosen, and no text.
        if (event.shiftKey || event.ctrlKey || event.metaKey) event.preventDefault();
      }}
      onClick={onClick}
      onDoubleClick={() => foldHeading(view, line.heading, !line.folded)}
    >
      <td className={styles.cell} data-column="state">
        <Fold line={line} name={name} />
      </td>
      <td
        className={own.what}
        colSpan={span}
        style={{ gridColumn: `span ${span}` /* no words: of the style sheet */ }}
      >
        {chosen !== null && (
          <MarkBox
            checked={chosen === 0 ? false : chosen === line.ids.length ? true : "mixed"}
            label={words().selection.one(name)}
            onChange={() => onMark(line, "toggle")}
          />
        )}
        <span className={own.name} title={name}>
          {name}
        </span>
        <span className={own.count}>{texts.groups(line.ids.length)}</span>
        {countedStates.map(
          (state) =>
            sums.states[state] > 0 && (
              <span
                key={state}
                className={own.state}
                title={texts.states[state](sums.states[state])}
                data-live
              >
                <StateGlyph state={state} stale={stale} />
                <span aria-hidden="true">{formatCount(sums.states[state])}</span>
                <span className="visually-hidden">{texts.states[state](sums.states[state])}</span>
              </span>
            ),
        )}
        {chosen !== null && chosen > 0 && <span className={own.chosen}>{texts.chosen(chosen)}</span>}
      </td>
      {columns.slice(span + 1).map((column) => (
        <td
          key={column.id}
          className={classes(styles.cell, column.align === "end" && styles.numeric)}
          data-column={column.id}
          data-live
        >
          {isSum(column.id) && isShownOf(sums as never, column) && (
            // The column shows no other fields, see above.
            <column.Cell row={sums as unknown as Membership} />
          )}
        </td>
      ))}
    </tr>
  );
});

/** Columns whose figures add up. */
function isSum(id: GroupColumn["id"]): boolean {
  return id === "packetRate" || id === "bitRate" || id === "loss" || id === "drops";
}

/** What a heading is called. */
function headingName({ by, value }: Pick<HeadingLine, "by" | "value">): string {
  const { noInterface, noLabel, paired, unpaired } = words().heading;
  switch (by) {
    case "interface":
      return value === "" ? noInterface : value;
    case "label":
      return value === "" ? noLabel : value;
    case "pair":
      return value === "" ? unpaired : paired;
  }
}

function statesOf({ states }: HeadingSums): readonly string[] {
  const texts = words().heading.states;
  return countedStates.flatMap((state) => (states[state] > 0 ? [texts[state](states[state])] : []));
}

/** Folds its rows for the pointer; Left and Right do it for the keyboard, and the line says how it stands. */
function Fold({ line, name }: { readonly line: HeadingLine; readonly name: string }) {
  const { view } = useCastscope();
  const { show, hide, showKey, hideKey } = words().heading;
  const Chevron = line.folded ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      className={styles.unfold}
      tabIndex={-1}
      aria-label={line.folded ? show(name) : hide(name)}
      title={line.folded ? showKey : hideKey}
      onClick={(event) => {
        event.stopPropagation();
        foldHeading(view, line.heading, !line.folded);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Chevron size={14} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
