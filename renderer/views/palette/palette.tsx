import { Dialog } from "@base-ui/react/dialog";
import {
  BookOpen,
  CircleDot,
  FileClock,
  ListPlus,
  type LucideIcon,
  RadioTower,
  Search,
  Server,
  Settings,
} from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { actionIcons } from "../../actions/action-icons.ts";
import { DrawnKeys } from "../../actions/action-keys.tsx";
import { usePart } from "../../actions/use-part.ts";
import { classes } from "../../components/classes.ts";
import { Kbd } from "../../components/kbd.tsx";
import { DialogPortal } from "../../components/popups.tsx";
import { useCastscope } from "../../context.tsx";
import { groupName } from "./collect.ts";
import type { FoundItem, Kind } from "./items.ts";
import styles from "./palette.module.css";
import { usePalette } from "./use-palette.ts";
import { words } from "./words/words.ts";

const icons: Readonly<Record<Kind, LucideIcon>> = {
  join: ListPlus,
  group: RadioTower,
  source: Server,
  action: CircleDot,
  recording: FileClock,
  setting: Settings,
  help: BookOpen,
};

/** Everything that can be reached or done, found by a few letters. */
export function Palette() {
  const [open, setOpen] = useState(false);
  /** Each opening begins anew, also where the one before is still going away. */
  const [turn, setTurn] = useState(0);
  /** What was chosen: done when the dialog has given the focus back. */
  const chosen = useRef<(() => void) | null>(null);
  usePart(
    "openPalette",
    useCallback(() => {
      setOpen(true);
      setTurn((before) => before + 1);
    }, []),
  );
  const close = (run: (() => void) | null): void => {
    chosen.current = run;
    setOpen(false);
  };
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => setOpen(next)}
      onOpenChangeComplete={(next) => {
        if (next) return;
        const run = chosen.current;
        chosen.current = null;
        // The library gives the focus back a moment later.
        if (run) requestAnimationFrame(run);
      }}
    >
      <DialogPortal>
        <Dialog.Backdrop className={styles.backdrop ?? ""} />
        <Dialog.Popup className={styles.popup ?? ""} aria-label={words().title}>
          <Content key={turn} onChoose={close} />
        </Dialog.Popup>
      </DialogPortal>
    </Dialog.Root>
  );
}

function Content({ onChoose }: { readonly onChoose: (run: () => void) => void }) {
  const { traffic } = useCastscope();
  const palette = usePalette(onChoose);
  const input = useRef<HTMLInputElement>(null);
  // One that is opened while the one before goes away is no new dialog, whose library would give it the focus.
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  const { hints } = words();
  const { sections, active, of } = palette;
  const found = sections.reduce((sum, section) => sum + section.found.length + section.more, 0);
  const row = of === null ? undefined : traffic.getState().memberships.get(of);
  return (
    <>
      <div className={styles.field}>
        <Search size={16} strokeWidth={1.75} aria-hidden="true" />
        {row && <span className={styles.of}>{groupName(row)}</span>}
        <input
          ref={input}
          role="combobox"
          aria-label={words().find}
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={active === null ? undefined : optionId(active)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={row ? words().doWithIt : words().find}
          value={palette.text}
          onChange={(event) => palette.type(event.target.value)}
          onKeyDown={palette.onKeyDown}
        />
        <span className="num" role="status">
          {palette.text === "" ? "" : words().found(found)}
        </span>
        <DrawnKeys keys={{ key: "Escape" }} />
      </div>
      <div
        id="palette-list"
        className={styles.list}
        role="listbox"
        aria-label={words().list}
        // The field keeps the focus, and Tab its meaning there.
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault()}
      >
        {sections.map((section) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, which a fieldset cannot be
          <div key={section.kind} role="group" aria-label={section.title}>
            <div className={styles.heading} aria-hidden="true">
              {section.title}
            </div>
            {section.found.map((item) => (
              <Option
                key={item.key}
                item={item}
                selected={item.key === active}
                onChoose={() => palette.choose(item)}
                onPoint={() => palette.point(item.key)}
              />
            ))}
            {section.more > 0 && <p className={styles.heading}>{words().more(section.more)}</p>}
          </div>
        ))}
      </div>
      {found === 0 && <p className={styles.none}>{words().nothing(palette.text.trim())}</p>}
      <footer className={styles.foot} aria-hidden="true">
        <span>
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd> {hints.choose}
        </span>
        <span>
          <Kbd>↵</Kbd> {hints.open}
        </span>
        <span className={styles.first}>
          <DrawnKeys keys={{ key: "Tab" }} /> {hints.actionsOfRow}
        </span>
        <span>
          <Kbd>@</Kbd> {hints.groups}
        </span>
        <span>
          <Kbd>{">"}</Kbd> {hints.actions}
        </span>
        <span>
          <Kbd>#</Kbd> {hints.settings}
        </span>
        <span>
          <Kbd>?</Kbd> {hints.help}
        </span>
      </footer>
    </>
  );
}

function optionId(key: string): string {
  return `palette-${key.replaceAll(/\W+/g, "-")}`;
}

interface OptionProps {
  readonly item: FoundItem;
  readonly selected: boolean;
  readonly onChoose: () => void;
  readonly onPoint: () => void;
}

function Option({ item, selected, onChoose, onPoint }: OptionProps) {
  const { kind, title, detail, value, valueWords, keys } = item;
  const Icon = item.action === null ? icons[kind] : actionIcons[item.action];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
    <div
      id={optionId(item.key)}
      className={styles.option}
      role="option"
      aria-selected={selected}
      aria-label={[title, words().kinds[kind], detail, valueWords].filter((text) => text !== "").join(", ")}
      tabIndex={-1}
      ref={(element) => {
        if (selected) element?.scrollIntoView({ block: "nearest" });
      }}
      onClick={onChoose}
      onPointerMove={onPoint}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      <span className={classes(styles.title, kind === "source" && "mono")}>
        <Marked item={item} />
      </span>
      <span className={classes(styles.detail, kind === "group" && "mono")}>{detail}</span>
      <span className={styles.value}>{value}</span>
      {keys && (
        <span className={styles.keys}>
          <DrawnKeys keys={keys} />
        </span>
      )}
    </div>
  );
}

/** The title with what was typed marked in it. */
function Marked({ item: { title, spans } }: { readonly item: FoundItem }) {
  const pieces = spans.map(({ from, to }, index) => (
    <span key={from}>
      {title.slice(spans[index - 1]?.to ?? 0, from)}
      <mark>{title.slice(from, to)}</mark>
    </span>
  ));
  return (
    <>
      {pieces}
      {title.slice(spans.at(-1)?.to ?? 0)}
    </>
  );
}
