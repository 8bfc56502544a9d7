import { createStore, type StoreApi } from "zustand/vanilla";
import { limits } from "../../../shared/limits.ts";

/** One line at the window's foot: what happened, and at most one thing to do about it. */
interface Notice {
  readonly id: number;
  readonly text: string;
  readonly action: NoticeAction | null;
}

interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
  /** It takes back what the notice tells of, so that Ctrl Z does it as well. */
  readonly undoes?: true;
}

/** What can be taken back, whether a notice still offers it or not. */
interface Undo {
  /** Of its notice; null where it never had one. */
  readonly notice: number | null;
  readonly run: () => void;
}

interface Notices {
  /** Oldest first, at most `limits.notices`. */
  readonly notices: readonly Notice[];
}

export interface NoticesStore extends Pick<StoreApi<Notices>, "subscribe" | "getState" | "getInitialState"> {
  /**
   * Shows a sentence until it is dismissed or its time is over; answers with its id. What it undoes can be taken back by key for
   * longer, as what is told by no notice can, but where `ms` says for how long there is an undo at all.
   */
  notify(text: string, action?: Notice["action"], ms?: number): number;
  dismiss(id: number): void;
  /** Whether somebody is at it, with the focus or the pointer: it stays until they leave. */
  hold(id: number, isHeld: boolean): void;
  /** Remembers for a while how something is taken back that nobody has to be told of. */
  remember(undo: () => void): void;
  /** Takes back the newest of what can be; false where nothing can. */
  undoLast(): boolean;
}

export function createNoticesStore(): NoticesStore {
  const store = createStore<Notices>(() => ({ notices: [] }));
  let lastId = 0;
  /** The newest last. */
  let undos: readonly Undo[] = [];
  let held: number | null = null;
  let isOverdue = false;
  const keep = (undo: Undo): void => {
    undos = [...undos, undo].slice(-limits.undos);
  };
  const forget = (undo: Undo): void => {
    undos = undos.filter((one) => one !== undo);
  };

  /** Those that end with their notice. */
  const brief = new Set<number>();

  const dismiss = (id: number): void => {
    if (id === held) held = null;
    brief.delete(id);
    // What is closed, or done, is not done again; one that only gave way to newer ones still can be.
    undos = undos.filter(({ notice }) => notice !== id);
    const { notices } = store.getState();
    if (notices.some((notice) => notice.id === id)) {
      store.setState({ notices: notices.filter((notice) => notice.id !== id) });
    }
  };
  const hold = (id: number, isHeld: boolean): void => {
    const left = held;
    const wasOverdue = isOverdue;
    if (isHeld === (left === id)) return;
    held = isHeld ? id : null;
    isOverdue = false;
    if (left !== null && wasOverdue) expire(left);
  };
  const end = (id: number): void => {
    if (id === held) isOverdue = true;
    else expire(id);
  };
  const expire = (id: number): void => {
    const undo = undos.find(({ notice }) => notice === id);
    if (undo !== undefined && !brief.has(id)) {
      const untold = { notice: null, run: undo.run };
      undos = undos.map((one) => (one === undo ? untold : one));
      setTimeout(() => forget(untold), limits.undoMs);
    }
    dismiss(id);
  };

  return {
    subscribe: store.subscribe,
    getState: store.getState,
    getInitialState: store.getInitialState,
    notify(text, action = null, ms) {
      lastId += 1;
      const id = lastId;
      if (ms !== undefined) brief.add(id);
      if (action?.undoes) keep({ notice: id, run: action.run });
      // Said again it takes the place of the one before: two that are the same tell no more.
      const others = store
        .getState()
        .notices.filter((one) => one.text !== text || one.action !== null || action !== null);
      const notices = [...others, { id, text, action }];
      store.setState({ notices: notices.slice(-limits.notices) });
      setTimeout(() => end(id), ms ?? limits.noticeMs);
      return id;
    },
    dismiss,
    hold,
    remember(run) {
      const undo = { notice: null, run };
      keep(undo);
      setTimeout(() => forget(undo), limits.undoMs);
    },
    undoLast() {
      const undo = undos.at(-1);
      if (undo === undefined) return false;
      forget(undo);
      if (undo.notice !== null) dismiss(undo.notice);
      undo.run();
      return true;
    },
  };
}
