import { useStore } from "zustand";
import { formatBytes } from "../../../../shared/format.ts";
import { classes } from "../../../components/classes.ts";
import { useTraffic } from "../../../context.tsx";
import styles from "./list-bar.module.css";
import type { PacketArranger } from "./packet-arranger.ts";
import { words } from "./words/words.ts";

interface KeptProps {
  readonly arranger: PacketArranger;
  readonly id: number;
}

/** How many packets are kept, and how many of them the list shows. */
export function Kept({ arranger, id }: KeptProps) {
  const row = useTraffic((traffic) => traffic.memberships.get(id));
  const limit = useTraffic((traffic) => traffic.totals?.storeLimit);
  const { shown, filter, newer } = useStore(arranger.store);
  if (!row) return null;
  const { packets, firstKept, storeDropped } = row;
  const kept = Math.max(0, packets - Math.max(1, firstKept) + 1);
  const said = words().kept;
  const leftOut = shown?.leftOut ?? 0;
  const about = [
    ...(limit === undefined ? [] : [said.bound(formatBytes(limit))]),
    storeDropped === 0 ? said.noneGaveWay : said.gaveWay(storeDropped),
    ...(leftOut === 0 ? [] : [said.beyond(leftOut)]),
  ];
  // Of the moment at which the list was told, so that its rows, what is left out and what is newer add up to it.
  const keptThen = shown === null ? kept : Math.max(0, shown.upTo - Math.max(1, shown.firstKept) + 1) + newer;
  const rows = shown === null ? 0 : Math.max(0, shown.last - shown.first + 1);
  const text =
    shown === null
      ? said.kept(kept, packets)
      : filter === null
        ? said.sorted(rows, keptThen)
        : said.match(rows, keptThen);
  return (
    <span className={classes(styles.kept, "num")} title={about.join(" ")}>
      {text}
    </span>
  );
}
