import type { ReactNode } from "react";
import { useStore } from "zustand";
import { Button } from "../../../components/button.tsx";
import { Empty } from "../empty.tsx";
import { isLive, type PacketArranger } from "./packet-arranger.ts";

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
      <Empty action={<Button onClick={() => arranger.refresh()}>Sort again</Button>}>
        All packets that were sorted gave way to newer ones.
      </Empty>
    );
  }
  if (filter === null) return children;
  const coming = isLive(sort) ? " Those that come and match will stand here." : "";
  return (
    <Empty action={<Button onClick={() => arranger.setFilter("")}>Show all packets</Button>}>
      {`No packet matches “${filter}”.${coming}`}
    </Empty>
  );
}
