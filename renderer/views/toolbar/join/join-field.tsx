import { ClipboardList, ListPlus, Plus } from "lucide-react";
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { ActionKeys } from "../../../actions/action-keys.tsx";
import { actions } from "../../../actions/actions.ts";
import { usePart } from "../../../actions/use-part.ts";
import { IconButton } from "../../../components/button.tsx";
import { InterfaceSelect } from "../../../components/interface-select.tsx";
import { Kbd } from "../../../components/kbd.tsx";
import { useCastscope, useView } from "../../../context.tsx";
import { focusMain } from "../../../keyboard/panes.ts";
import { heldText } from "./held-text.ts";
import styles from "./join-field.module.css";
import { JoinPanel, optionId } from "./join-panel.tsx";
import { ListPanel } from "./list/list-panel.tsx";
import { joinWords } from "./list/list-words.ts";
import { useJoinList } from "./list/use-join-list.ts";
import { words as listWords } from "./list/words/words.ts";
import { MirroredInput } from "./mirrored-input.tsx";
import { useJoinField } from "./use-join-field.ts";
import { words } from "./words/words.ts";

/** The one field that joins: reads as you type, says what it will join, and joins on Enter. */
export function JoinField() {
  const castscope = useCastscope();
  const { view, notices } = castscope;
  const field = useJoinField();
  const joinOn = useView((state) => state.joinOn);
  const letterKeys = useView((state) => state.letterKeys);
  const [focused, setFocused] = useState(false);
  const [closed, setClosed] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const wrap = useRef<HTMLDivElement>(null);
  /** A list that was pasted, dropped or changed line by line; null while the field's own text counts. */
  const [kept, setKept] = useState(() => heldText(castscope).list);
  useEffect(() => {
    heldText(castscope).list = kept;
  }, [castscope, kept]);
  const listId = useId();
  const messageId = useId();

  // The first thing that is done here is joining: a window begins where that is typed.
  useEffect(() => {
    if (document.activeElement === document.body) input.current?.focus({ preventScroll: true });
  }, []);

  const { reading } = field;
  const isList = kept !== null || reading.kind === "list";
  const setList = (text: string): void => {
    // What the focus was on may be gone with the list.
    const within = wrap.current?.contains(document.activeElement) && document.activeElement !== input.current;
    setKept(text.trim() === "" ? null : text);
    field.type("");
    if (text.trim() === "" && within) input.current?.focus();
  };
  const list = useJoinList(kept ?? (reading.kind === "list" ? field.text : ""), setList);
  const written = useRef("");
  written.current = kept ?? field.text;
  const latestType = useRef(field.type);
  latestType.current = field.type;
  /** Puts a text behind what stands there already. */
  const openList = useCallback((text: string) => {
    const before = written.current.trimEnd();
    setKept(before === "" || text.trim() === "" ? before || text : `${before}\n${text}`);
    latestType.current("");
    setFocused(true);
    setClosed(false);
    input.current?.focus();
  }, []);
  usePart("joinList", openList);
  /** A list may have been mended for a while: it can be brought back. */
  const discard = (): void => {
    const { discarded, undo } = words().field;
    const text = written.current;
    setList("");
    if (text.trim() !== "")
      notices.notify(discarded, { label: undo, undoes: true, run: () => openList(text) });
  };

  const hasContent =
    field.message !== null || reading.kind === "group" || reading.kind === "port" || field.choices.length > 0;
  const open = focused && !closed && hasContent;
  const wrong = field.message?.tone === "error";
  const saysWhere = (reading.kind === "group" || reading.kind === "host") && reading.intent.on !== null;

  const type = (text: string): void => {
    setClosed(false);
    field.type(text);
  };

  const onListKey = (event: KeyboardEvent): void => {
    const shown = focused && !closed;
    if (event.key === "Enter") {
      if (shown) list.join();
    } else if (event.key === "ArrowDown") {
      if (shown) wrap.current?.querySelector<HTMLElement>('[data-list-grid] tr[tabindex="0"]')?.focus();
    } else if (event.key === "Escape" && shown) setClosed(true);
    else if (kept !== null && (event.key === "Backspace" || event.key === "Delete")) discard();
    else if (kept !== null && list.verdict.joins.length === 0 && isLetter(event)) {
      // What a list leaves is no reason not to type the next group.
      discard();
      field.type(event.key);
    } else return;
    if (event.key !== "Escape") setClosed(false);
    event.preventDefault();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isList) {
      onListKey(event);
      return;
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.toCompose();
    else if (event.key === "Enter") field.enter();
    else if (event.key === "ArrowDown" && field.choices.length === 0) focusMain();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp")
      field.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape" && open) setClosed(true);
    else return;
    if (event.key !== "Escape") setClosed(false);
    event.preventDefault();
  };

  // An input drops line breaks and glues what they parted.
  const onPaste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const pasted = event.clipboardData.getData("text");
    if (pasted.trim() === "") {
      event.preventDefault();
      field.tell(words().field.nothingPasted);
      return;
    }
    if (kept === null && !/[\r\n\t]/.test(pasted)) return;
    event.preventDefault();
    openList(pasted);
  };

  // The same of text that is dragged here from another program.
  const onDrop = (event: DragEvent): void => {
    const dropped = event.dataTransfer.getData("text/plain");
    if (event.dataTransfer.files.length > 0 || dropped.trim() === "") return;
    if (kept === null && !/[\r\n\t]/.test(dropped)) return;
    event.preventDefault();
    openList(dropped);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the focus leave the field or the list below it
    <div
      ref={wrap}
      className={styles.wrap}
      data-pane="join"
      onDrop={onDrop}
      onBlur={({ currentTarget, relatedTarget }) => {
        // The lines of a list can be walked through, and what stands under More is reached past the interface.
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setFocused(false);
      }}
    >
      <div className={styles.field} data-wrong={wrong || undefined}>
        {kept === null ? (
          <Plus className={styles.plus} size={16} strokeWidth={1.75} aria-hidden="true" />
        ) : (
          <ClipboardList className={styles.plus} size={16} strokeWidth={1.75} aria-hidden="true" />
        )}
        <MirroredInput
          inputRef={input}
          value={field.text}
          blame={field.message?.blame ?? null}
          data-entrance=""
          aria-label={words().field.label}
          readOnly={kept !== null}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={open && field.choices.length > 0 ? listId : undefined}
          aria-activedescendant={open && field.active >= 0 ? optionId(listId, field.active) : undefined}
          aria-describedby={open ? messageId : undefined}
          aria-invalid={wrong}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          example={kept === null ? <Example /> : <Lines count={list.list.lines} />}
          onFocus={({ relatedTarget }) => {
            setFocused(true);
            // What was closed stays so for a focus that comes back from it.
            if (!(relatedTarget instanceof Node && wrap.current?.contains(relatedTarget))) setClosed(false);
          }}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {!saysWhere && !isList && (
          <InterfaceSelect
            label={words().field.on}
            look="inset"
            value={joinOn}
            system={field.route?.use === "group" ? field.route.interface : null}
            onChange={(name) => view.setState({ joinOn: name })}
          />
        )}
        {!isList && (
          <IconButton className={styles.listButton} label={words().field.list} onClick={() => openList("")}>
            <ListPlus size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
        {isList && list.verdict.joins.length > 0 && (
          <span className={styles.enter}>
            {joinWords({ ...list.verdict, mistakes: 0 })} <Kbd>{words().keys.ctrl}</Kbd>
            <Kbd>↵</Kbd>
          </span>
        )}
        {letterKeys && !focused && !isList && <ActionKeys action={actions.goToJoin} />}
        {focused && reading.kind === "group" && (
          <span className={styles.enter}>
            {words().field.join} <Kbd>↵</Kbd>
          </span>
        )}
      </div>
      {isList && focused && !closed && (
        <ListPanel
          state={list}
          onLeave={() => input.current?.focus()}
          onClose={() => {
            setClosed(true);
            input.current?.focus();
          }}
          onCancel={discard}
        />
      )}
      {open && !isList && (
        <JoinPanel
          field={field}
          listId={listId}
          messageId={messageId}
          onLeave={() => input.current?.focus()}
        />
      )}
      <span className="visually-hidden" role="status">
        {focused && wrong ? field.message?.text : ""}
      </span>
    </div>
  );
}

function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return [...key].length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
}

/** What stands in the field for a list. */
function Lines({ count }: { readonly count: number }) {
  if (count === 0) return words().field.emptyList;
  return (
    <span className={styles.lines}>
      <strong>{listWords().summary.lines(count)}</strong> {words().field.lines}
    </span>
  );
}

function Example() {
  const { example, or } = words().field;
  return (
    <>
      {example} <code>239.1.2.3:5004</code>
      <span className={styles.more}>
        {" "}
        {/* no words: “from” is what is typed */}
        {or} <code>232.1.1.1:5000</code> from <code>10.0.0.7</code>
      </span>
    </>
  );
}
