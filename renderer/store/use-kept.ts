import { useStore } from "zustand";
import { type Kept, type SectionName, sections } from "../../shared/kept/sections.ts";
import { useCastscope } from "../context.tsx";

/** A section that the door keeps, and how it is set: for what is new, an entry in `shared/kept/sections.ts` is all there is to do. */
export function useKept<N extends SectionName>(
  name: N,
): readonly [value: Kept<N>, set: (value: Kept<N>) => void] {
  const { kept } = useCastscope();
  const value = useStore(kept.store, ({ values }) =>
    Object.hasOwn(values, name) ? values[name] : sections[name].usual,
  );
  return [value as Kept<N>, (next) => kept.set(name, next)];
}
