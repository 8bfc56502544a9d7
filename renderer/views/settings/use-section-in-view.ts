import { type RefObject, useState } from "react";
import type { SettingSection } from "./settings-list.ts";

/** Which section is read in a list that scrolls, and how one is brought there. */
interface SectionInView {
  readonly current: SettingSection | null;
  /** To be called whenever the list is scrolled. */
  readonly onScroll: () => void;
  readonly go: (section: SettingSection) => void;
}

/** Sections are the elements with `data-section` within the list. */
export function useSectionInView(list: RefObject<HTMLElement | null>): SectionInView {
  const [current, setCurrent] = useState<SettingSection | null>("general");
  const all = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>("[data-section]") ?? [])];
  const nameOf = (element: HTMLElement | undefined) => (element?.dataset.section as SettingSection) ?? null;
  return {
    current,
    onScroll: () => {
      const element = list.current;
      if (element === null) return;
      const { top, height } = element.getBoundingClientRect();
      // At its end the last one is read, however short it is.
      const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
      const line = isAtEnd && element.scrollTop > 0 ? top + height : top + 60;
      setCurrent(nameOf(all().findLast((one) => one.getBoundingClientRect().top <= line)));
    },
    go: (section) => {
      const element = all().find((one) => nameOf(one) === section);
      element?.scrollIntoView({ block: "start" });
      element?.querySelector<HTMLElement>("input, button, [role=switch]")?.focus({ preventScroll: true });
      setCurrent(section);
    },
  };
}
