import { ChevronDown, ChevronRight } from "lucide-react";
import { useCastscope } from "../../context.tsx";
import { openRow } from "../../store/view.ts";
import styles from "./groups-grid.module.css";
import { words } from "./words/words.ts";

interface UnfoldProps {
  readonly id: number;
  readonly open: boolean;
}

/** Opens a row for the pointer; Left and Right do it for the keyboard, and the row says how it stands. */
export function Unfold({ id, open }: UnfoldProps) {
  const { view } = useCastscope();
  const { show, hide, showKey, hideKey } = words().destination;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      className={styles.unfold}
      tabIndex={-1}
      aria-label={open ? hide : show}
      title={open ? hideKey : showKey}
      onClick={(event) => {
        event.stopPropagation();
        openRow(view, id, !open);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Chevron size={14} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
