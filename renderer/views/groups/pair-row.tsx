import { ChevronDown, ChevronRight } from "lucide-react";
import { type CSSProperties, memo } from "react";
import type { Membership } from "../../../shared/model/membership.ts";
import type { Pair } from "../../../shared/model/pair.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { classes } from "../../components/classes.ts";
import { StateGlyph, stateWord } from "../../components/state-glyph.tsx";
import { useCastscope, useStale, useTraffic, useView } from "../../context.tsx";
import { foldPair } from "../../store/view.ts";
import { Unknown } from "../../table/column.tsx";
import type { GroupColumn } from "./columns.tsx";
import { isShownOf } from "./destination-fields.ts";
import styles from "./groups-grid.module.css";
import { type PairFields, pairFields } from "./pair-fields.ts";
import { words } from "./words/words.ts";

interface PairRowProps {
  readonly pair: Pair;
  readonly line: string;
  /** Place among all lines, from 0. */
  readonly index: number;
  /** How many headings it stands below. */
  readonly depth: number;
  readonly columns: readonly GroupColumn[];
  readonly style: CSSProperties;
  readonly selected: boolean;
  /** The one line that Tab reaches. */
  readonly tabStop: boolean;
  readonly onOpen: () => void;
}

/** What two legs come to together, above them. */
export const PairRow = memo(function PairRow(props: PairRowProps) {
  const { pair, line, index, depth, columns, style, selected, tabStop, onOpen } = props;
  const { view } = useCastscope();
  const a = useTraffic(({ memberships }) => memberships.get(pair.a.id));
  const b = useTraffic(({ memberships }) => memberships.get(pair.b.id));
  const folded = useView((state) => state.folded.includes(pair.id));
  const stale = useStale();
  if (!a || !b) return null;
  const fields = pairFields(pair, a, b);
  const choose = (): void => view.setState({ selected: pair.a.id, chosen: { of: pair.a.id, pair: pair.id } });
  return (
    <tr
      className={classes(styles.line, styles.row)}
      aria-label={rowName(pair, fields, a, b, stale)}
      aria-level={1 + depth}
      aria-expanded={!folded}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-line={line}
      data-pair={pair.id}
      data-state={fields.state}
      style={style}
      data-entrance={tabStop ? "" : undefined}
      tabIndex={tabStop ? 0 : -1}
      onFocus={(event) => {
        if (event.target === event.currentTarget) choose();
      }}
      onClick={choose}
      onDoubleClick={onOpen}
    >
      {columns.map((column) => (
        <td
          key={column.id}
          className={classes(styles.cell, column.align === "end" && styles.numeric)}
          data-column={column.id}
          data-live={column.id === "group" || column.id === "name" ? undefined : ""}
        >
          <Cell column={column} pair={pair} fields={fields} folded={folded} stale={stale} />
        </td>
      ))}
    </tr>
  );
});

interface PairCellProps {
  readonly column: GroupColumn;
  readonly pair: Pair;
  readonly fields: PairFields;
  readonly folded: boolean;
  readonly stale: boolean;
}

function Cell({ column, pair, fields, folded, stale }: PairCellProps) {
  const texts = words().pair;
  switch (column.id) {
    case "state":
      return <Fold pair={pair.id} folded={folded} />;
    case "group":
      return (
        <span className={styles.pair}>
          <StateGlyph state={fields.state} stale={stale} />
          <strong title={texts.title}>{texts.title}</strong>
          <span className={styles.chip}>{texts.legs(legsThere(pair))}</span>
        </span>
      );
    case "name": {
      const text = fields.name === "" ? texts.merged : texts.mergedName(fields.name);
      return (
        <span className={styles.text} title={text}>
          {text}
        </span>
      );
    }
    case "interface":
      return texts.twoLegs;
    default: {
      if (!isShownOf(fields as never, column)) return <Unknown why={texts.ofEachLeg} />;
      // The column shows no other fields, see above.
      return <column.Cell row={fields as unknown as Membership} />;
    }
  }
}

/** Legs of which something comes. */
function legsThere({ a, b }: Pair): number {
  return [a, b].filter(({ state }) => state === "fits" || state === "astray").length;
}

/** Folds the legs for the pointer; Left and Right do it for the keyboard, and the row says how it stands. */
function Fold({ pair, folded }: { readonly pair: number; readonly folded: boolean }) {
  const { view } = useCastscope();
  const { show, hide, showKey, hideKey } = words().pair;
  const Chevron = folded ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      className={styles.unfold}
      tabIndex={-1}
      aria-label={folded ? show : hide}
      title={folded ? showKey : hideKey}
      onClick={(event) => {
        event.stopPropagation();
        foldPair(view, pair, !folded);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Chevron size={14} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

/** What a screen reader says of the line as a whole. */
function rowName(pair: Pair, fields: PairFields, a: Membership, b: Membership, stale: boolean): string {
  const { title, both, legs } = words().pair;
  const parts = [
    title,
    both(formatEndpoint(a.address, a.port), formatEndpoint(b.address, b.port)),
    fields.name,
    legs(legsThere(pair)),
    stateWord(fields.state, stale),
  ];
  return parts.filter(Boolean).join(", ");
}
