import { Tabs } from "@base-ui/react/tabs";
import { type RefObject, useEffect, useRef, useState } from "react";
import { packetSubjectOf } from "../../../shared/filter/packet-fields.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { type Castscope, useCastscope, useTraffic, useView } from "../../context.tsx";
import { chosenPair, isDetailsTab, type ViewStore } from "../../store/view.ts";
import { ChartsPanel } from "./charts/charts-panel.tsx";
import styles from "./details.module.css";
import { DetailsHeader } from "./details-header.tsx";
import { PacketReader, type WholePacket } from "./inspector/packet-reader.ts";
import { MembershipPanel } from "./membership/membership-panel.tsx";
import { type ListRow, wholeOf } from "./packets/list-row.ts";
import { PacketArranger } from "./packets/packet-arranger.ts";
import { PacketsPanel } from "./packets/packets-panel.tsx";
import { SourcesPanel } from "./sources/sources-panel.tsx";
import { useSourcesAtPause } from "./sources/use-sources-at-pause.ts";
import { PairPanel } from "./stream/pair/pair-panel.tsx";
import { StreamPanel } from "./stream/stream-panel.tsx";
import { WiresharkDesk } from "./wireshark/wireshark-desk.ts";
import { WiresharkLines } from "./wireshark/wireshark-lines.ts";
import { words } from "./words/words.ts";

/** The selected membership: its packets, its sources, and how it stands. */
export function Details({ id }: { readonly id: number }) {
  const there = useTraffic((traffic) => traffic.memberships.has(id));
  // A monitor that was started anew gives its numbers out again.
  const epoch = useTraffic((traffic) => traffic.epoch);
  return there ? <DetailsOf id={id} epoch={epoch} /> : null;
}

/**
 * What is known of one membership's packets. Another membership gets its own, while the frame around
 * it stays: making that anew would take most of the time of a step through the groups.
 */
function usePackets(id: number, epoch: string) {
  const castscope = useCastscope();
  const of = `${epoch} ${id}`;
  const [held, hold] = useState(() => packetsOf(castscope, id, of));
  if (held.of === of) return held;
  const next = packetsOf(castscope, id, of);
  hold(next);
  return next;
}

function packetsOf({ client, traffic }: Castscope, id: number, of: string) {
  const subject = () => packetSubjectOf(traffic.getState().decoding.decoders);
  return {
    of,
    arranger: new PacketArranger(client, id, subject),
    reader: new PacketReader(client, id),
    wireshark: { desk: new WiresharkDesk(client, id), lines: new WiresharkLines(client, id) },
  };
}

/** A packet of which the list holds all that there is; null where the monitor has to be asked. */
function heldPacket(rows: readonly ListRow[], number: number): WholePacket | null {
  const row = rows.find((one) => one.kind === "packet" && one.packet.number === number);
  return row?.kind === "packet" ? wholeOf(row.packet) : null;
}

/** Tells the view which packets are chosen, as long as they can be. */
function tellSelected(view: ViewStore, of: number, arranger: PacketArranger): () => void {
  const { store } = arranger.list;
  const tell = (): void => {
    const { ranges } = store.getState().selection;
    const told = view.getState().packets;
    const { arrangement } = arranger;
    if (told?.of === of && told.ranges === ranges && told.arrangement === arrangement) return;
    if (told === null && ranges.length === 0) return;
    view.setState({ packets: ranges.length === 0 ? null : { of, arrangement, ranges } });
  };
  tell();
  const unsubscribe = store.subscribe(tell);
  return () => {
    unsubscribe();
    view.setState({ packets: null });
  };
}

/** Tells the view how the packets are narrowed down, and takes up what was left there by a page that was away. */
function keepFilter(view: ViewStore, of: number, arranger: PacketArranger): () => void {
  const left = view.getState().packetFilter;
  if (left?.of === of) arranger.setFilter(left.text);
  else if (left !== null) view.setState({ packetFilter: null });
  return arranger.store.subscribe(({ filterText: text }, before) => {
    if (text === before.filterText) return;
    view.setState({ packetFilter: text.trim() === "" ? null : { of, text } });
  });
}

/** In a low window a page is higher than what is seen of it: a tab that a key opens comes into view. */
function useBroughtIntoView(tab: string): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null);
  const before = useRef(tab);
  useEffect(() => {
    if (before.current === tab) return;
    before.current = tab;
    section.current?.scrollIntoView({ block: "nearest" });
  }, [tab]);
  return section;
}

function DetailsOf({ id, epoch }: { readonly id: number; readonly epoch: string }) {
  const { view } = useCastscope();
  const { isRecording } = useCastscope();
  const chosenTab = useView((state) => state.tab);
  // A recording joined nothing.
  const tab = isRecording && chosenTab === "membership" ? "packets" : chosenTab;
  const pair = useView(chosenPair);
  const name = useTraffic((traffic) => {
    const row = traffic.memberships.get(id);
    return row ? formatEndpoint(row.address, row.port) : "";
  });
  // They outlive the tab's panel: the other tab and back shows the same packets.
  const { of, arranger, reader, wireshark } = usePackets(id, epoch);
  useEffect(
    () =>
      arranger.list.store.subscribe(({ selected, rows }) => {
        reader.read(selected, selected === null ? null : heldPacket(rows, selected));
        wireshark.desk.show(selected);
      }),
    [arranger, reader, wireshark],
  );
  useEffect(
    () => () => {
      arranger.close();
      wireshark.desk.close();
      wireshark.lines.off();
    },
    [arranger, wireshark],
  );
  const atPause = useSourcesAtPause(id);
  useEffect(() => tellSelected(view, id, arranger), [view, id, arranger]);
  useEffect(
    () => (isRecording ? undefined : keepFilter(view, id, arranger)),
    [view, id, arranger, isRecording],
  );

  const section = useBroughtIntoView(tab);

  return (
    <Tabs.Root
      className={styles.details ?? ""}
      value={tab}
      onValueChange={(value: unknown) => {
        if (isDetailsTab(value)) view.setState({ tab: value });
      }}
      render={<section ref={section} aria-label={words().detailsOf(name)} />}
    >
      <DetailsHeader id={id} />
      <Tabs.Panel value="packets" className={styles.panel ?? ""} tabIndex={-1}>
        <PacketsPanel id={id} of={of} arranger={arranger} reader={reader} wireshark={wireshark} />
      </Tabs.Panel>
      <Tabs.Panel value="sources" className={styles.panel ?? ""} tabIndex={-1}>
        <SourcesPanel key={of} id={id} atPause={atPause} />
      </Tabs.Panel>
      <Tabs.Panel value="charts" className={styles.panel ?? ""} tabIndex={-1}>
        <ChartsPanel key={of} id={id} />
      </Tabs.Panel>
      <Tabs.Panel value="stream" className={styles.panel ?? ""} tabIndex={-1}>
        {pair === null ? <StreamPanel key={of} id={id} /> : <PairPanel key={`${of} ${pair}`} pair={pair} />}
      </Tabs.Panel>
      <Tabs.Panel value="membership" className={styles.panel ?? ""} tabIndex={-1}>
        <MembershipPanel key={of} id={id} />
      </Tabs.Panel>
    </Tabs.Root>
  );
}
