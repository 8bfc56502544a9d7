import { ArrowLeft } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { ExportWhat } from "../../../actions/parts.ts";
import { Button } from "../../../components/button.tsx";
import { useMedia } from "../../../components/use-media.ts";
import { useCastscope, useTraffic, useView } from "../../../context.tsx";
import type { ShownTraffic } from "../../../store/traffic.ts";
import { usePaneSizes } from "../../../store/use-pane-sizes.ts";
import { PacketInspector } from "../inspector/packet-inspector.tsx";
import type { PacketReader } from "../inspector/packet-reader.ts";
import { LinesBar } from "../wireshark/lines-bar.tsx";
import type { WiresharkDesk } from "../wireshark/wireshark-desk.ts";
import type { WiresharkLines } from "../wireshark/wireshark-lines.ts";
import { usePacketDoings } from "./chosen/use-packet-doings.ts";
import { ExportDialog } from "./export/export-dialog.tsx";
import { ListBar } from "./list-bar.tsx";
import { NoMatch } from "./no-match.tsx";
import { NoPackets } from "./no-packets.tsx";
import { PacketAnnouncement } from "./packet-announcement.tsx";
import type { PacketArranger } from "./packet-arranger.ts";
import { PacketGrid } from "./packet-grid.tsx";
import { Destination, WiresharkWords } from "./packet-summary.tsx";
import { ShownTimes } from "./packet-time.tsx";
import styles from "./packets-panel.module.css";
import { words } from "./words/words.ts";

interface PacketsPanelProps {
  readonly id: number;
  /** Tells memberships apart, also across a new start of the monitor. */
  readonly of: string;
  readonly arranger: PacketArranger;
  readonly reader: PacketReader;
  readonly wireshark: { readonly desk: WiresharkDesk; readonly lines: WiresharkLines };
}

/** The list of packets beside the packet that is looked at. */
export function PacketsPanel({ id, of, arranger, reader, wireshark }: PacketsPanelProps) {
  useFeed(id, arranger);
  useWantedFilter(id, arranger);
  // Only what decides on the frame: the figures are selected where they are shown.
  const any = useTraffic(({ memberships }) => (memberships.get(id)?.packets ?? 0) > 0);
  const to = useTraffic(
    useShallow(({ memberships, decoding }) => {
      const row = memberships.get(id);
      return {
        ...{ address: row?.address ?? "", port: row?.port ?? 0 },
        group: decoding.group(row?.key ?? "", row?.formats),
      };
    }),
  );
  // There the bytes are a tab beside the tree, which needs less room than sixteen of them in a row.
  const isNarrow = useMedia("(max-width: 1199px)");
  const { isRecording = false } = useCastscope();
  const layout = useDefaultLayout({ id: "castscope.packets", storage: usePaneSizes() });
  const grid = useRef<HTMLTableElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const bytes = useRef<HTMLTableElement>(null);
  // Beside the groups of a recording there is room for one of both, and so at a zoom of 200 %.
  const isBesideGroups = useView(({ page }) => page === "recordings") && isRecording;
  const isSmall = useMedia("(max-width: 639px)");
  const isHalf = isBesideGroups || isSmall;
  const [isLooking, setLooking] = useState(false);
  const look = (): void => {
    if (isHalf) setLooking(true);
    else (tree.current ?? bytes.current)?.focus();
  };
  const leave = (): void => {
    if (isHalf) setLooking(false);
    else grid.current?.focus();
  };
  useEntered(isHalf, isLooking, { grid, tree, bytes });
  const [exporting, setExporting] = useState<ExportWhat | null>(null);
  const { note } = usePacketDoings({ id, arranger, to, onExport: setExporting });
  const lines = useStore(wireshark.lines.store, (state) => state.lines);
  if (!any) return <Nothing id={id} />;
  const askAboutRows = (): void => {
    const { rows } = arranger.list.store.getState();
    const numbers = rows.flatMap((row) => (row.kind === "packet" ? [row.packet.number] : []));
    void wireshark.lines.ask(numbers, wireshark.desk.store.getState().as);
  };
  const list = (
    <>
      <ListBar
        key={`bar ${of}`}
        arranger={arranger}
        id={id}
        note={note}
        onWireshark={askAboutRows}
        onLeave={() => grid.current?.focus()}
      />
      <LinesBar lines={wireshark.lines} onAsk={askAboutRows} />
      <Times id={id} arranger={arranger}>
        <Destination value={to}>
          <WiresharkWords value={lines}>
            <PacketGrid arranger={arranger} gridRef={grid} onOpen={look}>
              <NoMatch arranger={arranger}>
                <Nothing id={id} />
              </NoMatch>
            </PacketGrid>
          </WiresharkWords>
        </Destination>
      </Times>
      <ExportDialog
        key={`export ${of}`}
        id={id}
        arranger={arranger}
        what={exporting}
        onClose={() => setExporting(null)}
      />
      <PacketAnnouncement key={`announcement ${of}`} arranger={arranger} />
    </>
  );
  const inspector = (
    <PacketInspector
      key={of}
      id={id}
      reader={reader}
      wireshark={wireshark.desk}
      treeRef={tree}
      bytesRef={bytes}
      onLeave={leave}
    />
  );
  if (isHalf && isLooking) return <Alone onBack={leave}>{inspector}</Alone>;
  if (isHalf)
    return (
      <div className={styles.list}>
        {list}
        <LookBar arranger={arranger} onLook={look} />
      </div>
    );
  return (
    <Group className={styles.split} orientation="horizontal" {...layout}>
      <Panel id="list" className={styles.list ?? ""} minSize={300}>
        {list}
      </Panel>
      <Separator className={styles.separator} aria-label={words().listWidth} />
      <Panel
        id="inspector"
        className={styles.inspector ?? ""}
        defaultSize={isNarrow ? "38%" : "47%"}
        minSize={310}
      >
        {inspector}
      </Panel>
    </Group>
  );
}

interface AloneProps {
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/** The packet in the place of its list. */
function Alone({ onBack, children }: AloneProps) {
  return (
    <div className={styles.inspector}>
      <div className={styles.foot}>
        <Button
          look="quiet"
          icon={<ArrowLeft size={14} strokeWidth={1.75} aria-hidden="true" />}
          title={words().backHint}
          onClick={onBack}
        >
          {words().back}
        </Button>
      </div>
      {children}
    </div>
  );
}

interface LookBarProps {
  readonly arranger: PacketArranger;
  readonly onLook: () => void;
}

function LookBar({ arranger, onLook }: LookBarProps) {
  const isNone = useStore(arranger.list.store, ({ selected }) => selected === null);
  return (
    <div className={styles.foot}>
      <Button look="quiet" disabled={isNone} title={words().lookHint} onClick={onLook}>
        {words().look}
      </Button>
    </div>
  );
}

interface Panes {
  readonly grid: RefObject<HTMLElement | null>;
  readonly tree: RefObject<HTMLElement | null>;
  readonly bytes: RefObject<HTMLElement | null>;
}

/** Where packet and list take each other's place the focus goes along. */
function useEntered(isHalf: boolean, isLooking: boolean, { grid, tree, bytes }: Panes): void {
  const before = useRef(isLooking);
  useEffect(() => {
    if (!isHalf || before.current === isLooking) return;
    before.current = isLooking;
    (isLooking ? (tree.current ?? bytes.current) : grid.current)?.focus();
  }, [isHalf, isLooking, grid, tree, bytes]);
}

/** Takes a filter with which somebody came here. */
function useWantedFilter(id: number, arranger: PacketArranger): void {
  const { view } = useCastscope();
  const wanted = useView(({ wantedFilter }) => wantedFilter);
  useEffect(() => {
    if (wanted?.of !== id) return;
    view.setState({ wantedFilter: null });
    arranger.setFilter(wanted.text);
  }, [id, arranger, view, wanted]);
}

interface TimesProps {
  readonly id: number;
  readonly arranger: PacketArranger;
  readonly children: ReactNode;
}

/** Says what the list's times are counted from. */
function Times({ id, arranger, children }: TimesProps) {
  const kind = useView((view) => view.packetTime);
  const joinedAt = useTraffic(({ memberships }) => memberships.get(id)?.joinedAt ?? 0);
  const referenceAt = useStore(arranger.store, (arranged) => arranged.referenceAt);
  const times = useMemo(() => ({ kind, joinedAt, referenceAt }), [kind, joinedAt, referenceAt]);
  return <ShownTimes value={times}>{children}</ShownTimes>;
}

function Nothing({ id }: { readonly id: number }) {
  const membership = useTraffic((traffic) => traffic.memberships.get(id));
  return membership ? <NoPackets membership={membership} /> : null;
}

/** What the streams of a row are recognised as: its packets are read by that too. */
function formatsIn({ memberships }: ShownTraffic, id: number): string {
  return memberships.get(id)?.formats.join(" ") ?? "";
}

/** Tells the list what the membership's row tells, except while the display stands still. */
function useFeed(id: number, arranger: PacketArranger): void {
  const { traffic } = useCastscope();
  useEffect(() => {
    const feed = (): void => {
      const row = traffic.getState().memberships.get(id);
      if (row) arranger.update(row);
    };
    feed();
    const unsubscribe = traffic.subscribe((now, before) => {
      if (now.decoding !== before.decoding || formatsIn(now, id) !== formatsIn(before, id))
        arranger.readAnew();
      if (!now.paused && (now.memberships.get(id) !== before.memberships.get(id) || before.paused)) feed();
    });
    return () => {
      unsubscribe();
      arranger.rest();
    };
  }, [traffic, id, arranger]);
}
