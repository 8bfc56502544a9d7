import { createStore, type StoreApi } from "zustand/vanilla";
import { limits } from "../../../shared/limits.ts";

/** One line at the window's foot: what happened, and at most one thing to do about it. */
interface Notice {
  readonly id: number;
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

interface Notices {
  /** Oldest first, at most `limits.notices`. */
  readonly notices: readonly Notice[];
}

export interface NoticesStore extends Pick<StoreApi<Notices>, "subscribe" | "getState" | "getInitialState"> {
  /** Shows a sentence until it is dismissed or its time is over; answers with its id. */
  notify(text: string, action?: Notice["action"], ms?: number): number;
  dismiss(id: number): void;
}

export function createNoticesStore(): NoticesStore {
  const store = createStore<Notices>(() => ({ notices: [] }));
  let lastId = 0;

  const dismiss = (id: number): void => {
    const { notices } = store.getState();
    if (notices.some((notice) => notice.id === id)) {
      store.setState({ notices: notices.filter((notice) => notice.id !== id) });
    }
  };

  return {
    subscribe: store.subscribe,
    getState: store.getState,
    getInitialState: store.getInitialState,
    notify(text, action = null, ms = limits.noticeMs) {
      lastId += 1;
      const id = lastId;
      const notices = [...store.getState().notices, { id, text, action }];
      store.setState({ notices: notices.slice(-limits.notices) });
      setTimeout(() => dismiss(id), ms);
      return id;
    },
    dismiss,
  };
}
