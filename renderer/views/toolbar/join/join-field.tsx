import { Plus } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { readSdp } from "../../../../shared/input/sdp.ts";
import { ActionKeys } from "../../../actions/action-keys.tsx";
import { actions } from "../../../actions/actions.ts";
import { InterfaceSelect } from "../../../components/interface-select.tsx";
import { Kbd } from "../../../components/kbd.tsx";
import { useCastscope, useView } from "../../../context.tsx";
import styles from "./join-field.module.css";
import { JoinPanel, optionId } from "./join-panel.tsx";
import { MirroredInput } from "./mirrored-input.tsx";
import { joinLines } from "./several.ts";
import { useJoinField } from "./use-join-field.ts";

/** The one field that joins: reads as you type, says what it will join, and joins on Enter. */
export function JoinField() {
  const { view } = useCastscope();
  const field = useJoinField();
  const joinOn = useView((state) => state.joinOn);
  const letterKeys = useView((state) => state.letterKeys);
  const [focused, setFocused] = useState(false);
  const [closed, setClosed] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const messageId = useId();

  // The first thing that is done here is joining: a window begins where that is typed.
  useEffect(() => {
    if (document.activeElement === document.body) input.current?.focus({ preventScroll: true });
  }, []);

  const { reading } = field;
  const hasContent =
    field.message !== null ||
    reading.kind === "group" ||
    reading.kind === "port" ||
    reading.kind === "several" ||
    field.choices.length > 0;
  const open = focused && !closed && hasContent;
  const wrong = field.message?.tone === "error";
  const saysWhere = (reading.kind === "group" || reading.kind === "host") && reading.intent.on !== null;

  const type = (text: string): void => {
    setClosed(false);
    field.type(text);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.toCompose();
    else if (event.key === "Enter") field.enter();
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
    if (!/[\r\n\t]/.test(pasted)) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const sdp = readSdp(pasted);
    const lines = joinLines(sdp?.medias.map((media) => media.text).join("\n") ?? pasted);
    type(value.slice(0, selectionStart ?? 0) + lines + value.slice(selectionEnd ?? value.length));
    if (sdp !== null) field.pair(sdp);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the focus leave the field or the list below it
    <div
      className={styles.wrap}
      data-pane="join"
      onBlur={({ currentTarget, relatedTarget }) => {
        // The lines of a list can be walked through, and what stands under More is reached past the interface.
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setFocused(false);
      }}
    >
      <div className={styles.field} data-wrong={wrong || undefined}>
        <Plus className={styles.plus} size={16} strokeWidth={1.75} aria-hidden="true" />
        <MirroredInput
          inputRef={input}
          value={field.text}
          blame={field.message?.blame ?? null}
          data-entrance=""
          aria-label="Join a group"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={open && field.choices.length > 0 ? listId : undefined}
          aria-activedescendant={open && field.active >= 0 ? optionId(listId, field.active) : undefined}
          aria-describedby={open ? messageId : undefined}
          aria-invalid={wrong}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          example={<Example />}
          onFocus={() => {
            setFocused(true);
            setClosed(false);
          }}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {!saysWhere && (
          <InterfaceSelect
            label="Join on"
            look="inset"
            value={joinOn}
            system={field.route?.use === "group" ? field.route.interface : null}
            onChange={(name) => view.setState({ joinOn: name })}
          />
        )}
        {letterKeys && !focused && <ActionKeys action={actions.goToJoin} />}
        {focused && reading.kind === "group" && (
          <span className={styles.enter}>
            Join <Kbd>↵</Kbd>
          </span>
        )}
      </div>
      {open && (
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

function Example() {
  return (
    <>
      Join <code>239.1.2.3:5004</code>
      <span className={styles.more}>
        {" "}
        or <code>232.1.1.1:5000</code> from <code>10.0.0.7</code>
      </span>
    </>
  );
}
