import { createStore, type StoreApi } from "zustand/vanilla";

export type Theme = "system" | "dark" | "light";
export type Page = "monitor" | "computer";
export type DetailsTab = "packets" | "sources";
export type StateFilter = "all" | "receiving" | "silent" | "error";
export type SortColumn =
  | "joined"
  | "group"
  | "name"
  | "interface"
  | "sources"
  | "packets"
  | "packetRate"
  | "bitRate"
  | "last";

/** What the window shows and how; nothing here is known to the engine. */
export interface View {
  readonly theme: Theme;
  readonly page: Page;
  readonly selected: number | null;
  readonly tab: DetailsTab;
  readonly filter: string;
  readonly stateFilter: StateFilter;
  readonly sort: { readonly column: SortColumn; readonly descending: boolean };
  readonly composeOpen: boolean;
  /** Single-letter keys act outside text fields. */
  readonly letterKeys: boolean;
  /** The interface that new joins use when the text names none; null lets the system choose. */
  readonly joinOn: string | null;
  /** Sparklines share one scale instead of one each. */
  readonly sharedScale: boolean;
}

export type ViewStore = StoreApi<View>;

/** Of the view, what outlives the window. */
const kept = ["theme", "tab", "sort", "composeOpen", "letterKeys", "joinOn", "sharedScale"] as const;
const storageKey = "castscope.view";

const fresh: View = {
  theme: "system",
  page: "monitor",
  selected: null,
  tab: "packets",
  filter: "",
  stateFilter: "all",
  sort: { column: "joined", descending: false },
  composeOpen: true,
  letterKeys: true,
  joinOn: null,
  sharedScale: false,
};

/** A storage that fails or holds nonsense costs the settings, never the window. */
export function createViewStore(storage: Storage | null): ViewStore {
  const store = createStore<View>(() => ({ ...fresh, ...load(storage) }));
  store.subscribe((view) => {
    try {
      storage?.setItem(storageKey, JSON.stringify(Object.fromEntries(kept.map((key) => [key, view[key]]))));
    } catch {
      // A full or forbidden storage: the settings last for this window only.
    }
  });
  return store;
}

function load(storage: Storage | null): Partial<View> {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(storageKey) ?? "{}");
    if (typeof stored !== "object" || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter(
        ([key, value]) =>
          (kept as readonly string[]).includes(key) && sameShape(value, fresh[key as keyof View]),
      ),
    );
  } catch {
    return {};
  }
}

function sameShape(value: unknown, model: unknown): boolean {
  if (model === null) return value === null || typeof value === "string";
  return typeof value === typeof model && value !== null;
}
