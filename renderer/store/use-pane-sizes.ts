import { useMemo } from "react";
import { useCastscope } from "../context.tsx";

/** Where the panes' library keeps their sizes: with the door. */
export function usePaneSizes(): Pick<Storage, "getItem" | "setItem"> {
  const { kept } = useCastscope();
  return useMemo(
    () => ({
      getItem: (name) => kept.get("panes")[name] ?? null,
      setItem: (name, sizes) => kept.set("panes", { ...kept.get("panes"), [name]: sizes }),
    }),
    [kept],
  );
}
