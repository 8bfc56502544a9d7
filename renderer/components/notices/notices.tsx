import { X } from "lucide-react";
import { useStore } from "zustand";
import { useCastscope } from "../../context.tsx";
import { Button, IconButton } from "../button.tsx";
import { words } from "../words/words.ts";
import styles from "./notices.module.css";

/** What happened, at the window's foot; read out politely. */
export function NoticesView() {
  const { notices: store } = useCastscope();
  const notices = useStore(store, (state) => state.notices);
  return (
    <section
      className={styles.notices}
      aria-label={words().notices.label}
      aria-live="polite"
      data-pane="notices"
    >
      {notices.map(({ id, text, action }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only stays while somebody is at it
        <div
          key={id}
          className={styles.notice}
          onFocus={() => store.hold(id, true)}
          onBlur={({ currentTarget, relatedTarget }) =>
            store.hold(id, currentTarget.contains(relatedTarget) || currentTarget.matches(":hover"))
          }
          onPointerEnter={() => store.hold(id, true)}
          onPointerLeave={({ currentTarget }) =>
            store.hold(id, currentTarget.contains(document.activeElement))
          }
        >
          <p className="selectable">{text}</p>
          {action && (
            <Button
              look="link"
              onClick={() => {
                store.dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton
            className={styles.close}
            label={words().notices.dismiss}
            onClick={() => store.dismiss(id)}
          >
            <X size={14} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
    </section>
  );
}
