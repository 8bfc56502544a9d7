import { type KeyboardEvent, useMemo, useState } from "react";
import { useTraffic } from "../../../context.tsx";
import { useKept } from "../../../store/use-kept.ts";
import { type TargetOffer, targetOffers } from "./target-offers.ts";

/** The list below To: opened by Down or by typing, walked with the arrows, taken with Enter or a click, closed with Escape. */
export function useTargetOffers(to: string, onTake: (to: string) => void) {
  const [recent, setRecent] = useKept("recentTargets");
  const [book] = useKept("book");
  const memberships = useTraffic((traffic) => traffic.memberships);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const offers = useMemo<readonly TargetOffer[]>(
    () => (isOpen ? targetOffers(to, { recent, book, joined: memberships.values() }) : []),
    [isOpen, to, recent, book, memberships],
  );
  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const take = (offer: TargetOffer): void => {
    onTake(offer.to);
    close();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = offers[active];
    if (event.key === "ArrowDown" || (event.key === "ArrowUp" && offers.length > 0)) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      setOpen(true);
      setActive((at) => (offers.length === 0 ? 0 : (at + step + offers.length) % offers.length));
    } else if (event.key === "Delete" && chosen?.from === "recent" && isAtEnd(event.currentTarget))
      setRecent(recent.filter((one) => one !== chosen.to));
    else if (event.key === "Enter" && chosen !== undefined) take(chosen);
    else if (event.key === "Escape" && offers.length > 0) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    offers,
    active: Math.min(active, offers.length - 1),
    take,
    close,
    onKeyDown,
    /** Typing looks among them, and chooses none. */
    typed: () => {
      setOpen(true);
      setActive(-1);
    },
  };
}

/** Whether Delete has nothing to delete in the field. */
function isAtEnd({ selectionStart, selectionEnd, value }: HTMLInputElement): boolean {
  return selectionStart === value.length && selectionEnd === value.length;
}
