import { X } from "lucide-react";
import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import { Button, IconButton } from "../button.tsx";
import styles from "./notices.module.css";
import type { NoticesStore } from "./notices-store.ts";

const Context = createContext<NoticesStore | null>(null);

interface NoticesProviderProps {
  readonly store: NoticesStore;
  readonly children: ReactNode;
}

export function NoticesProvider({ store, children }: NoticesProviderProps) {
  return <Context value={store}>{children}</Context>;
}

export function useNotices(): NoticesStore {
  const store = useContext(Context);
  if (!store) throw new Error("NoticesProvider is missing above this component");
  return store;
}

/** What happened, at the window's foot; read out politely. */
export function NoticesView() {
  const store = useNotices();
  const notices = useStore(store, (state) => state.notices);
  return (
    <section className={styles.notices} aria-label="Notices" aria-live="polite">
      {notices.map(({ id, text, action }) => (
        <div key={id} className={styles.notice}>
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
          <IconButton className={styles.close} label="Dismiss" onClick={() => store.dismiss(id)}>
            <X size={14} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
    </section>
  );
}
