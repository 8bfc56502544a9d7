import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { useCastscope, useTraffic, useView } from "../../../context.tsx";

/** What the record menu was set to: it stays when the menu is closed. */
export interface RecordDraft {
  readonly what: "all" | "selected" | "chosen";
  /** Memberships that were chosen; some may have been left since. */
  readonly chosen: ReadonlySet<number>;
  readonly filter: string;
  /** Of the next file; empty has it made of the time. */
  readonly name: string;
}

export const firstDraft: RecordDraft = { what: "all", chosen: new Set(), filter: "", name: "" };

const none = createStore<{ readonly shown: null }>(() => ({ shown: null }));

/** The selected membership; null while a recording is shown, whose rows are others. */
export function useLiveSelected(): number | null {
  const { sessions } = useCastscope();
  const shown = useStore(sessions?.store ?? none, (state: { readonly shown: number | null }) => state.shown);
  const selected = useView((view) => view.selected);
  return shown === null ? selected : null;
}

/** The memberships that are recorded: null for all, `none` where none of the chosen ones is joined. */
export function useWantedGroups({ what, chosen }: RecordDraft): number[] | null | "none" {
  const memberships = useTraffic((traffic) => traffic.memberships);
  const selected = useLiveSelected();
  if (what === "chosen") {
    const there = [...chosen].filter((id) => memberships.has(id));
    return there.length === 0 ? "none" : there;
  }
  return what === "selected" && selected !== null && memberships.has(selected) ? [selected] : null;
}
