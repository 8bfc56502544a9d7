import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { useCastscope, useView } from "../../context.tsx";
import { ExportMenu } from "../../sessions/export-menu.tsx";

const none = createStore<{ readonly recordings: null; readonly opening: null }>(() => ({
  ...{ recordings: null, opening: null },
}));

/** Exports live traffic, where no tabs of sessions stand above that do it for each of them. */
export function LiveExport({ narrow }: { readonly narrow: boolean }) {
  const { sessions } = useCastscope();
  const onMonitor = useView(({ page }) => page === "monitor");
  const hasTabs = useStore(
    sessions?.store ?? none,
    ({ recordings, opening }) => (recordings?.length ?? 0) > 0 || opening !== null,
  );
  return onMonitor && !hasTabs ? <ExportMenu narrow={narrow} /> : null;
}
