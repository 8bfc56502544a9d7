import { Autocomplete } from "@base-ui/react/autocomplete";
import { ListFilter, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Suggestion } from "../../../shared/filter/complete.ts";
import type { FilterKind } from "../../../shared/kept/filter-memory.ts";
import type { InputProblem } from "../../../shared/parsed.ts";
import { IconButton } from "../../components/button.tsx";
import menu from "../../components/menu.module.css";
import { AutocompletePortal } from "../../components/popups.tsx";
import { useCastscope, useView } from "../../context.tsx";
import { rememberFilter } from "../../store/filters.ts";
import styles from "./filter-field.module.css";
import { type FilterItem, itemsFor } from "./filter-items.ts";
import { type FilterPiece, FilterText } from "./filter-text.tsx";
import { SavedFilters } from "./saved-filters.tsx";
import { words } from "./words/words.ts";

interface FilterFieldProps {
  readonly kind: FilterKind;
  readonly label: string;
  readonly placeholder: ReactNode;
  /** The keys that lead here, shown while it is empty. */
  readonly keys: ReactNode;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly pieces: readonly FilterPiece[];
  /** What is wrong with the text; what is only unfinished is not shown as an error. */
  readonly mistake: InputProblem | null;
  /** The element with this id tells it. */
  readonly describedBy: string | undefined;
  /** What could stand at a place of the text. */
  readonly complete: (text: string, caret: number) => readonly Suggestion[];
  /** Enter, Down or Escape: to what is filtered. */
  readonly onLeave: () => void;
}

/**
 * The filter of a pane, with what completes it below: fields, values that are seen, filters that were saved or used. `/` focuses
 * it. Down and Enter go to the rows where the list below has nothing chosen, Escape closes that list, and then leads to the rows.
 */
export function FilterField(props: FilterFieldProps) {
  const { kind, label, placeholder, keys, value, onChange, pieces, mistake, describedBy, complete, onLeave } =
    props;
  const { view } = useCastscope();
  const letterKeys = useView((state) => state.letterKeys);
  const memory = useView((state) => state.filters[kind]);
  const [open, setOpen] = useState(false);
  /** What was taken wants more behind it. */
  const [goesOn, setGoesOn] = useState(false);
  const [caret, setCaret] = useState(0);
  const [scrolled, setScrolled] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const actions = useRef<Autocomplete.Root.Actions | null>(null);
  const highlighted = useRef<FilterItem | undefined>(undefined);
  const goTo = useRef<number | null>(null);
  const groups = open ? itemsFor(value, complete(value, Math.min(caret, value.length)), memory) : [];
  const isOpen = open && groups.length > 0;
  const wrong = mistake !== null && !mistake.incomplete;

  useLayoutEffect(() => {
    if (goTo.current === null) return;
    input.current?.setSelectionRange(goTo.current, goTo.current);
    setCaret(goTo.current);
    goTo.current = null;
  });

  useEffect(() => {
    // Without a popup of its own the library does not notice that it is closed, and what was chosen stays so.
    if (!isOpen) actions.current?.unmount();
  }, [isOpen]);

  useEffect(() => {
    if (!goesOn) return;
    setGoesOn(false);
    setOpen(true);
  }, [goesOn]);

  const leave = (): void => {
    setOpen(false);
    if (mistake === null) rememberFilter(view, kind, value);
    onLeave();
  };

  const take = (item: FilterItem): void => {
    goTo.current = item.caret;
    onChange(item.result);
    highlighted.current = undefined;
    // Closed for a moment, so that none of the next list is chosen yet.
    setOpen(false);
    setGoesOn(item.goesOn);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement> & { preventBaseUIHandler(): void }): void => {
    const isChosen = isOpen && highlighted.current !== undefined;
    if (event.key === "Enter" && !isChosen) leave();
    else if (event.key === "Escape" && !isOpen) leave();
    else if (event.key === "ArrowDown" && !isOpen) {
      if (value === "" || event.altKey) setOpen(true);
      else leave();
    } else if (event.key === "ArrowUp" && !isOpen && value === "") setOpen(true);
    else return;
    event.preventBaseUIHandler();
    event.preventDefault();
  };

  return (
    <Autocomplete.Root
      items={groups}
      value={value}
      mode="none"
      open={isOpen}
      actionsRef={actions}
      itemToStringValue={(item: FilterItem) => item.result}
      onOpenChange={(next, { reason }) => {
        // Typing opens it below; behind a chosen field it stays for the values.
        if (reason !== "item-press") setOpen(next);
      }}
      onValueChange={(next, { reason }) => {
        // What is chosen below is taken by its own line.
        if (reason !== "input-change") return;
        setCaret(input.current?.selectionStart ?? next.length);
        setOpen(true);
        onChange(next);
      }}
      onItemHighlighted={(item: FilterItem | undefined) => {
        highlighted.current = item;
      }}
    >
      <div
        ref={frame}
        className={styles.field}
        data-wrong={wrong || undefined}
        data-typed={value !== "" || undefined}
      >
        <ListFilter className={styles.icon} size={14} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.text}>
          {value === "" ? (
            <span className={styles.placeholder} aria-hidden="true">
              {placeholder}
            </span>
          ) : (
            <FilterText value={value} pieces={pieces} blame={wrong ? mistake : null} scrolled={scrolled} />
          )}
          <Autocomplete.Input
            ref={input}
            className={styles.input ?? ""}
            type="text"
            data-filter=""
            aria-label={label}
            aria-invalid={wrong || undefined}
            aria-describedby={describedBy}
            autoComplete="off"
            spellCheck={false}
            onKeyDown={onKeyDown}
            onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
            onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollLeft)}
            onBlur={() => {
              if (mistake === null) rememberFilter(view, kind, value);
            }}
          />
        </span>
        {value !== "" && mistake === null && <SavedFilters kind={kind} text={value} />}
        {value !== "" && (
          <IconButton
            className={styles.clear}
            label={words().clear}
            onClick={() => {
              rememberFilter(view, kind, value);
              onChange("");
              input.current?.focus();
            }}
          >
            <X size={12} strokeWidth={2} aria-hidden="true" />
          </IconButton>
        )}
        {value === "" && letterKeys && keys}
      </div>
      {isOpen && (
        <AutocompletePortal>
          <Autocomplete.Positioner
            className={menu.positioner ?? ""}
            anchor={frame}
            sideOffset={4}
            align="start"
          >
            {/* The library's own popup would hide all of the window from assistive technology, the count of what was found as well. */}
            <section
              className={styles.popup}
              aria-label={words().suggestions(label)}
              onMouseDown={(event) => event.preventDefault()}
            >
              <Autocomplete.List className={styles.list ?? ""} aria-label={words().possible}>
                {({ title, items }: { readonly title: string; readonly items: readonly FilterItem[] }) => (
                  <Autocomplete.Group key={title} items={items}>
                    <Autocomplete.GroupLabel className={menu.label ?? ""}>{title}</Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(item: FilterItem) => (
                        <Autocomplete.Item
                          key={item.key}
                          value={item}
                          className={styles.item ?? ""}
                          onClick={() => take(item)}
                        >
                          <span className={styles.label}>{item.label}</span>
                          <span className={styles.about}>{item.about}</span>
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </section>
          </Autocomplete.Positioner>
        </AutocompletePortal>
      )}
    </Autocomplete.Root>
  );
}
