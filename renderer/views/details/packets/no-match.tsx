import { useStore } from "zustand";
import { formatHex } from "../../../../shared/text/hex.ts";
import { Button } from "../../../components/button.tsx";
import { Empty } from "../empty.tsx";
import { isLive, type PacketArranger } from "./packet-arranger.ts";

/** Why a filtered list is empty. */
export function NoMatch({ arranger }: { readonly arranger: PacketArranger }) {
  const { filter, sort } = useStore(arranger.store);
  if (filter === null) return null;
  const wanted = filter.kind === "text" ? `“${filter.text}”` : `the bytes 0x${formatHex(filter.bytes)}`;
  const coming = isLive(sort) ? " Those that come and match will stand here." : "";
  return (
    <Empty action={<Button onClick={() => arranger.setFilter("")}>Show all packets</Button>}>
      {`No packet matches ${wanted}.${coming}`}
    </Empty>
  );
}
