import { ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import type { JoinIntent } from "../../../../shared/input/join-text.ts";
import type { Bind } from "../../../../shared/model/bind.ts";
import { bindChoiceSentence } from "../../../../shared/text/bind.ts";
import { Segmented } from "../../../components/segmented.tsx";
import styles from "./join-panel.module.css";
import { words } from "./words/words.ts";

interface BindChoiceProps {
  readonly intent: JoinIntent;
  readonly onChange: (bind: Bind) => void;
  /** Escape: back to the field. */
  readonly onLeave: () => void;
}

/** Under “More”: what the socket is bound to, with what that changes. Open where the text says it already. */
export function BindChoice({ intent, onChange, onLeave }: BindChoiceProps) {
  const { bind, address, port } = intent;
  const [more, setMore] = useState(bind === "any");
  const id = useId();
  const texts = words().bind;
  const binds = (["group", "any"] as const).map((value) => ({
    value,
    label: texts[value],
    content: texts[value],
  }));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onLeave();
  };
  const open = more || bind === "any";
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Escape from its buttons
    <div className={styles.more} onKeyDown={onKeyDown}>
      <button
        type="button"
        className={styles.moreButton}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setMore(!open)}
      >
        <Chevron size={14} strokeWidth={1.75} aria-hidden="true" />
        {texts.more}
      </button>
      {open && (
        <div className={styles.binds} id={id}>
          <Segmented label={texts.hears} segments={binds} value={bind} onChange={onChange} />
          <p className={styles.bindSentence}>{bindChoiceSentence(bind, address.text, port)}</p>
        </div>
      )}
    </div>
  );
}
