import { useStore } from "zustand";
import { Button } from "../../../components/button.tsx";
import { Empty } from "../empty.tsx";
import { isLive, type PacketArranger } from "./packet-arranger.ts";

/** Why a filtered list is empty. */
export function NoMatch({ arranger }: { readonly arranger: PacketArranger }) {
  const { filterText, sort } = useStore(arranger.store);
  const coming = isLive(sort) ? " Those that come and match will stand here." : "";
  return (
    <Empty action={<Button onClick={() => arranger.setFilter("")}>Clear the filter</Button>}>
      {`No packet matches “${filterText.trim()}”.${coming}`}
    </Empty>
  );
}
