import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { CastscopeProvider, useCastscope, useView } from "../context.tsx";

const none = createStore<{ readonly shown: number | null }>(() => ({ shown: null }));

/** What is within is about the session that is shown; other pages are about this computer, and so live. */
export function SessionScope({ children }: { readonly children: ReactNode }) {
  const live = useCastscope();
  const { sessions } = live;
  const chosen = useStore(sessions?.store ?? none, (state: { readonly shown: number | null }) => state.shown);
  const isAboutTraffic = useView(({ page }) => page === "monitor" || page === "recordings");
  const shown = isAboutTraffic ? chosen : null;
  const scope = useMemo(
    () =>
      shown === null || sessions === undefined
        ? live
        : { ...live, ...sessions.partsOf(shown), isRecording: true as const },
    [live, sessions, shown],
  );
  return (
    // Nothing of one session's parts is true of another.
    <CastscopeProvider key={shown ?? 0} value={scope}>
      {children}
    </CastscopeProvider>
  );
}
