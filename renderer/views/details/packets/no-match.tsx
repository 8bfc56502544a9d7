import type { ReactNode } from "react";
import { useStore } from "zustand";
import { Button } from "../../../components/button.tsx";
import { Empty } from "../empty.tsx";
import { isLive, type PacketArranger } from "./packet-arranger.ts";
import { words } from "./words/words.ts";

interface NoMatchProps {
  readonly arranger: PacketArranger;
  /** Why there are no packets as they arrive. */
  readonly children: ReactNode;
}

/** Why a list is empty: all that was sorted gave way, nothing matches, or there is nothing. */
export function NoMatch({ arranger, children }: NoMatchProps) {
  const { filter, sort, shown } = useStore(arranger.store);
  if (shown !== null && !isLive(sort) && shown.firstKept > shown.upTo) {
    return (
      <Empty action={<Button onClick={() => arranger.refresh()}>{words().empty.sortAgain}</Button>}>
        {words().empty.allGaveWay}
      </Empty>
    );
  }
  if (filter === null) return children;
  return (
    <Empty action={<Button onClick={() => arranger.setFilter("")}>{words().empty.showAll}</Button>}>
      {isLive(sort) ? words().empty.noMatchYet(filter) : words().empty.noMatch(filter)}
    </Empty>
  );
}
