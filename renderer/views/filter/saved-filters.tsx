import { Popover } from "@base-ui/react/popover";
import { Star, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { FilterKind } from "../../../shared/kept/filter-memory.ts";
import { limits } from "../../../shared/limits.ts";
import buttons from "../../components/button.module.css";
import { Button, IconButton } from "../../components/button.tsx";
import { classes } from "../../components/classes.ts";
import menu from "../../components/menu.module.css";
import { PopoverPortal } from "../../components/popups.tsx";
import { useCastscope, useView } from "../../context.tsx";
import { forgetFilter, saveFilter } from "../../store/filters.ts";
import styles from "./saved-filters.module.css";
import { words } from "./words/words.ts";

interface SavedFiltersProps {
  readonly kind: FilterKind;
  /** The filter that is in the field, which can be used. */
  readonly text: string;
}

/** Keeps the filter under a name, and forgets those that are kept. */
export function SavedFilters({ kind, text }: SavedFiltersProps) {
  const { view } = useCastscope();
  const saved = useView((state) => state.filters[kind].saved);
  const kept = saved.find((one) => one.text === text.trim());
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const isFull = saved.length >= limits.savedFilters && !saved.some((one) => one.name === name.trim());

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const given = name.trim();
    if (given === "" || !saveFilter(view, kind, { name: given, text: text.trim() })) return;
    setOpen(false);
  };

  const about = kept ? words().keep.savedAs(kept.name) : words().keep.save;
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setName(kept?.name ?? "");
      }}
    >
      <Popover.Trigger
        className={classes(buttons.button, buttons.icon, styles.trigger)}
        aria-label={about}
        title={about}
      >
        <Star size={12} strokeWidth={2} aria-hidden="true" fill={kept ? "currentColor" : "none"} />
      </Popover.Trigger>
      <PopoverPortal>
        <Popover.Positioner className={menu.positioner ?? ""} sideOffset={6} align="end">
          <Popover.Popup className={styles.popup ?? ""} aria-label={words().keep.list}>
            <form className={styles.form} onSubmit={save}>
              <input
                className={styles.name}
                type="text"
                aria-label={words().keep.name}
                placeholder={words().keep.name}
                value={name}
                maxLength={limits.savedFilterName}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setName(event.target.value)}
              />
              <Button type="submit" look="primary" aria-disabled={name.trim() === "" || isFull}>
                {words().keep.saveButton}
              </Button>
            </form>
            {isFull && (
              <p className={styles.full} role="status">
                {words().keep.full(limits.savedFilters)}
              </p>
            )}
            {saved.length > 0 && (
              <ul className={styles.list}>
                {saved.map((one) => (
                  <li key={one.name} className={styles.saved}>
                    <span className={styles.title}>{one.name}</span>
                    <span className={styles.filter} title={one.text}>
                      {one.text}
                    </span>
                    <IconButton
                      className={styles.remove}
                      label={words().keep.remove(one.name)}
                      onClick={() => forgetFilter(view, kind, one.name)}
                    >
                      <X size={12} strokeWidth={2} aria-hidden="true" />
                    </IconButton>
                  </li>
                ))}
              </ul>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </PopoverPortal>
    </Popover.Root>
  );
}
