import { Check, ChevronDown, ChevronRight, CircleAlert, Hash, Minus } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { groupsOf } from "../../../../../shared/input/list/group-set.ts";
import type { ListEntry } from "../../../../../shared/input/list/join-list.ts";
import type { EntryVerdict } from "../../../../../shared/input/list/judge-list.ts";
import { Button } from "../../../../components/button.tsx";
import { intentText } from "../intent-text.ts";
import { piecesOf } from "./entry-pieces.ts";
import styles from "./list-grid.module.css";
import { asideOf, mistakeOf, readAsOf, type Standing, standingOf } from "./list-words.ts";
import { words } from "./words/words.ts";

interface ListRowProps {
  readonly entry: ListEntry;
  readonly verdict: EntryVerdict;
  /** Why the monitor refused it; undefined where it did not. */
  readonly refused: string | undefined;
  /** Place among the rows that are shown, from 0. */
  readonly index: number;
  readonly tabStop: boolean;
  readonly open: boolean;
  readonly editing: boolean;
  readonly onFocus: () => void;
  readonly onOpen: (open: boolean) => void;
  readonly onEdit: () => void;
  /** Other words in its place; null leaves them. */
  readonly onDone: (words: string | null) => void;
}

/** One entry of a list: as it was pasted, and what was read of it. */
export function ListRow(props: ListRowProps) {
  const { entry, verdict, refused, index, tabStop, open, editing, onFocus, onOpen, onEdit, onDone } = props;
  const standing = refused === undefined ? standingOf(entry, verdict) : "wrong";
  const [first, last] = entry.lines;
  const lines = first === last ? String(first) : `${first}–${last}`;
  const said = refused ?? mistakeOf(entry);
  const aside = asideOf(entry, verdict);
  const texts = words().row;
  return (
    <tr
      className={styles.row}
      aria-rowindex={index + 2}
      aria-label={[texts.line(lines), texts.standings[standing], said, readText(entry), aside]
        .filter(Boolean)
        .join(", ")}
      data-standing={standing}
      data-place={index}
      tabIndex={tabStop ? 0 : -1}
      onFocus={(event) => {
        if (event.target === event.currentTarget) onFocus();
      }}
    >
      <td className={styles.number}>{lines}</td>
      <td className={styles.pasted}>
        {editing ? <EditField entry={entry} onDone={onDone} /> : <Pasted entry={entry} />}
      </td>
      <td className={styles.read}>
        <Glyph standing={standing} />
        <span className={styles.meaning}>
          {standing === "wrong" ? said : <Meaning entry={entry} open={open} onOpen={onOpen} />}
        </span>
        {standing === "wrong" && !editing ? (
          <Button look="link" tabIndex={tabStop ? 0 : -1} aria-label={texts.editLine(lines)} onClick={onEdit}>
            {texts.edit}
          </Button>
        ) : (
          <span className={styles.aside}>{aside}</span>
        )}
      </td>
    </tr>
  );
}

function readText({ read }: ListEntry): string {
  return read.kind === "groups" ? read.sets.map((set) => readAsOf(set).what).join(", ") : "";
}

const glyphs = { joins: Check, wrong: CircleAlert, idle: Minus, comment: Hash } as const;

function Glyph({ standing }: { readonly standing: Standing }) {
  const Icon = glyphs[standing];
  return <Icon className={styles.glyph} size={14} strokeWidth={1.75} aria-hidden="true" />;
}

function Pasted({ entry }: { readonly entry: ListEntry }) {
  const { lines, more } = piecesOf(entry);
  return (
    <code className={styles.text} title={lines.length === 1 ? entry.text : undefined}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <span key={at} className={styles.textLine}>
          {line.map((piece, place) =>
            piece.wrong ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
              <mark key={place} className={styles.wrong}>
                {piece.text}
              </mark>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
              <span key={place} className={piece.dim ? styles.dim : undefined}>
                {piece.text}
              </span>
            ),
          )}
          {more > 0 && at === lines.length - 1 && (
            <span className={styles.moreLines}>{words().row.moreLines(more)}</span>
          )}
        </span>
      ))}
    </code>
  );
}

/** Groups of a range that are listed one by one. */
const rangeListed = 64;

function Meaning({ entry, open, onOpen }: Pick<ListRowProps, "entry" | "open" | "onOpen">) {
  const { read } = entry;
  if (read.kind !== "groups") return read.kind === "comment" ? words().row.comment : null;
  return read.sets.map((set, at) => {
    const { what, name } = readAsOf(set);
    if (set.range === null) {
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a set is its place
        <span key={at} className={styles.set}>
          <code>{what}</code> {name !== "" && <span className={styles.name}>{name}</span>}
        </span>
      );
    }
    const Chevron = open ? ChevronDown : ChevronRight;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a set is its place
      <span key={at} className={styles.set}>
        <button
          type="button"
          className={styles.chevron}
          tabIndex={-1}
          aria-label={open ? words().row.hide : words().row.show}
          aria-expanded={open}
          onClick={() => onOpen(!open)}
        >
          <Chevron size={13} strokeWidth={1.75} aria-hidden="true" />
        </button>
        <code>{what}</code> {name !== "" && <span className={styles.name}>{name}</span>}
        {open && <Members set={set} />}
      </span>
    );
  });
}

function Members({ set }: { readonly set: Parameters<typeof groupsOf>[0] }) {
  const texts: string[] = [];
  for (const intent of groupsOf(set)) {
    if (texts.length === rangeListed) break;
    texts.push(intentText(intent));
  }
  const more = set.count - texts.length;
  return (
    <span className={styles.members}>
      {texts.map((text) => (
        <code key={text}>{text}</code>
      ))}
      {more > 0 && <span>{words().row.moreGroups(more)}</span>}
    </span>
  );
}

interface EditFieldProps {
  readonly entry: ListEntry;
  readonly onDone: (words: string | null) => void;
}

/** Mends an entry in its place: Enter takes it, Escape leaves it as it was. */
function EditField({ entry, onDone }: EditFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    const { read, text } = entry;
    const { start, end } = read.kind === "mistake" ? read.problem : { start: 0, end: text.length };
    field.current?.focus();
    field.current?.setSelectionRange(start, end);
  }, [entry]);
  const finish = (words: string | null): void => {
    if (done.current) return;
    done.current = true;
    onDone(words);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    finish(event.key === "Enter" ? event.currentTarget.value.trim() : null);
  };
  return (
    <input
      ref={field}
      className={styles.edit}
      aria-label={words().row.field(entry.lines[0])}
      defaultValue={entry.text}
      autoComplete="off"
      spellCheck={false}
      onKeyDown={onKeyDown}
      onBlur={(event) => finish(event.currentTarget.value.trim())}
    />
  );
}
