import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { watchLetters } from "./letters.ts";

/** What may stand in a line of figures; `content` is null while it has nothing to say. */
export interface Slot {
  readonly key: string;
  readonly content: ReactNode;
}

interface SteadySlotsProps {
  readonly slots: readonly Slot[];
  readonly className?: string | undefined;
}

/**
 * A line of figures that come and go: each stands where it came, at the free end, its place stays its own when it goes, and a
 * place only grows. So nothing that comes, goes or counts moves what is there.
 */
export function SteadySlots({ slots, className }: SteadySlotsProps) {
  const [came, setCame] = useState<readonly string[]>([]);
  const news = slots.filter(({ key, content }) => content !== null && !came.includes(key));
  if (news.length > 0) setCame([...came, ...news.map(({ key }) => key)]);
  return came.map((key) => (
    <Place
      key={key}
      className={className}
      content={slots.find((slot) => slot.key === key)?.content ?? null}
    />
  ));
}

function Place({
  content,
  className,
}: {
  readonly content: ReactNode;
  readonly className: string | undefined;
}) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    // Whole pixels upward: what is rounded down would be too narrow for its text.
    const grow = (): void => {
      // no words: a length of CSS
      element.style.minWidth = `${Math.ceil(element.getBoundingClientRect().width)}px`;
    };
    const sized = new ResizeObserver(grow);
    sized.observe(element);
    const unwatch = watchLetters(() => element.style.removeProperty("min-width"));
    return () => {
      sized.disconnect();
      unwatch();
    };
  }, []);
  return (
    <span ref={place} className={className}>
      {content}
    </span>
  );
}
