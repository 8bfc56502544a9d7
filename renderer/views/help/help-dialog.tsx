import { Dialog } from "@base-ui/react/dialog";
import { Tabs } from "@base-ui/react/tabs";
import { X } from "lucide-react";
import { type KeyboardEvent, useCallback, useRef, useState } from "react";
import { keyNames, pressedKeys } from "../../actions/keys.ts";
import { resetKeys } from "../../actions/own-keys.ts";
import type { HelpPage, LearnTopic } from "../../actions/parts.ts";
import { usePart } from "../../actions/use-part.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { Kbd } from "../../components/kbd.tsx";
import { DialogPortal } from "../../components/popups.tsx";
import { Switch } from "../../components/switch.tsx";
import { type Castscope, useCastscope, useView } from "../../context.tsx";
import { Definitions, findDefinitions } from "./definitions.tsx";
import { findKeys, isKnown, type KeyQuery } from "./find-keys.ts";
import styles from "./help-dialog.module.css";
import { KeyTable } from "./key-table.tsx";
import { Learn } from "./learn/learn.tsx";
import { words } from "./words/words.ts";

const everything: KeyQuery = { text: "" };

/** All keys, found by a word or by pressing them, and what the figures mean. */
export function HelpDialog() {
  const [open, setOpen] = useState(false);
  const [page, setPage] = useState<HelpPage>("keys");
  const [query, setQuery] = useState(everything);
  const [topic, setTopic] = useState<LearnTopic>("scope");
  const castscope = useCastscope();
  /** Where a page of the help led when it was closed: the focus goes there, and not back. */
  const leaving = useRef<((castscope: Castscope) => void) | null>(null);
  const chosenTab = useRef<HTMLElement | null>(null);
  const field = useRef<HTMLInputElement>(null);
  usePart(
    "openHelp",
    useCallback((at: HelpPage, about?: LearnTopic) => {
      leaving.current = null;
      setPage(at);
      if (about !== undefined) setTopic(about);
      setQuery(everything);
      setOpen(true);
    }, []),
  );
  const text = "text" in query ? query.text : keyNames(query.pressed).join(" ");

  const onKeyDown = (event: KeyboardEvent): void => {
    const inField = event.target === field.current;
    if (event.key === "/" && !inField) {
      event.preventDefault();
      field.current?.focus();
      return;
    }
    const pressed = pressedKeys(event);
    if (isToFind(event, inField ? text : null) && isKnown(pressed, castscope.view.getState().keys)) {
      event.preventDefault();
      setPage("keys");
      setQuery({ pressed });
      field.current?.focus();
    }
  };

  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next, { reason }) => {
        // Esc gives up the filter first, the sheet next.
        if (reason === "escape-key" && text !== "") {
          setQuery(everything);
          field.current?.focus();
        } else setOpen(next);
      }}
      onOpenChangeComplete={(next) => {
        if (next) return;
        leaving.current?.(castscope);
      }}
    >
      <DialogPortal>
        <Dialog.Backdrop className={styles.backdrop ?? ""} />
        <Dialog.Popup
          data-help=""
          className={styles.popup ?? ""}
          initialFocus={page === "learn" ? chosenTab : field}
          finalFocus={() => leaving.current === null}
          onKeyDown={onKeyDown}
        >
          <Dialog.Title className="visually-hidden">{words().help}</Dialog.Title>
          <Tabs.Root
            className={styles.pages ?? ""}
            value={page}
            onValueChange={(next: HelpPage) => setPage(next)}
          >
            <header className={styles.header}>
              <Tabs.List className={styles.tabs ?? ""} aria-label={words().help} activateOnFocus>
                <Tabs.Tab value="keys" className={styles.tab ?? ""}>
                  {words().pages.keys}
                </Tabs.Tab>
                <Tabs.Tab value="words" className={styles.tab ?? ""}>
                  {words().pages.words}
                </Tabs.Tab>
                <Tabs.Tab ref={chosenTab} value="learn" className={styles.tab ?? ""}>
                  {words().pages.learn}
                </Tabs.Tab>
              </Tabs.List>
              {page !== "learn" && (
                <div className={styles.search}>
                  <input
                    ref={field}
                    type="search"
                    aria-label={words().filters[page === "words" ? "words" : "keys"]}
                    placeholder={words().filters[page === "words" ? "words" : "keys"]}
                    autoComplete="off"
                    spellCheck={false}
                    value={text}
                    onChange={(event) => setQuery({ text: event.target.value })}
                  />
                  <Kbd quiet>/</Kbd>
                </div>
              )}
              {page === "keys" ? <LetterKeys /> : <span className={styles.setting} />}
              <IconButton label={words().close} onClick={() => setOpen(false)}>
                <X size={16} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            </header>
            <Tabs.Panel value="keys" className={styles.body ?? ""}>
              <Keys query={query} text={text} />
            </Tabs.Panel>
            <Tabs.Panel value="words" className={styles.body ?? ""}>
              <Words text={text} />
            </Tabs.Panel>
            <Tabs.Panel value="learn" className={styles.body ?? ""}>
              <Learn
                topic={topic}
                onTopic={setTopic}
                onLeave={(then) => {
                  leaving.current = then;
                  setOpen(false);
                }}
              />
            </Tabs.Panel>
          </Tabs.Root>
          {page === "keys" && <footer className={styles.foot}>{words().lettersApply}</footer>}
        </Dialog.Popup>
      </DialogPortal>
    </Dialog.Root>
  );
}

/**
 * Whether keys are pressed to be found, not to be typed or to move about.
 * @param typed what stands in the field; null where the focus is elsewhere
 */
function isToFind({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, typed: string | null): boolean {
  if (altKey || ["Tab", "Escape", "Shift", "Control", "Meta"].includes(key)) return false;
  const control = ctrlKey || metaKey;
  // What is marked is copied; a text that is typed is edited.
  if (control && "acxz".includes(key.toLowerCase())) {
    return typed === null ? (document.getSelection()?.toString() ?? "") === "" : typed === "";
  }
  if (control || /^F\d+$/.test(key)) return true;
  // Elsewhere these choose a tab, scroll, or press what has the focus; signs are typed in the field.
  if (key.length > 1 || key === " ") return typed === "";
  return typed === null;
}

function Keys({ query, text }: { readonly query: KeyQuery; readonly text: string }) {
  const [changing, setChanging] = useState(false);
  const { view } = useCastscope();
  const changed = useView((state) => state.keys);
  const sections = findKeys(query, changed, changing);
  return sections.length === 0 ? (
    <Nothing>{words().noKey(text)}</Nothing>
  ) : (
    <>
      <Found text={text} count={sections.reduce((sum, { keys }) => sum + keys.length, 0)} />
      <div className={styles.tools}>
        {changing && Object.keys(changed).length > 0 && (
          <Button look="quiet" onClick={() => resetKeys(view, null)}>
            {words().resetAll}
          </Button>
        )}
        <Button aria-pressed={changing} onClick={() => setChanging(!changing)}>
          {changing ? words().doneChanging : words().changeKeys}
        </Button>
        <Button onClick={() => window.print()}>{words().print}</Button>
      </div>
      <KeyTable sections={sections} changing={changing} />
    </>
  );
}

function Words({ text }: { readonly text: string }) {
  const found = findDefinitions(text);
  return found.length === 0 ? (
    <Nothing>{words().noWord(text)}</Nothing>
  ) : (
    <>
      <Found text={text} count={found.reduce((sum, { entries }) => sum + entries.length, 0)} />
      <Definitions found={found} />
    </>
  );
}

function Found({ text, count }: { readonly text: string; readonly count: number }) {
  return (
    <p className="visually-hidden" role="status">
      {text === "" ? "" : words().found(count)}
    </p>
  );
}

function Nothing({ children }: { readonly children: React.ReactNode }) {
  return (
    <p className={styles.none} role="status">
      {children}
    </p>
  );
}

function LetterKeys() {
  const { view } = useCastscope();
  const letterKeys = useView((state) => state.letterKeys);
  return (
    <div className={styles.setting}>
      <span aria-hidden="true">{words().letterKeys}</span>
      <Switch
        label={words().letterKeys}
        checked={letterKeys}
        onChange={(on) => view.setState({ letterKeys: on })}
      />
    </div>
  );
}
