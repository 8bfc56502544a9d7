import { Tabs } from "@base-ui/react/tabs";
import { Braces, ChevronDown, ChevronUp, Send } from "lucide-react";
import { type RefObject, useMemo, useRef, useState } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { GroupDecoding } from "../../../../shared/decode/decoding.ts";
import type { DecodedField } from "../../../../shared/decode/field.ts";
import { undecodedText, unrecognisedText } from "../../../../shared/decode/undecoded.ts";
import { asBytes } from "../../../../shared/model/decoding.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { formatTimeOfDay } from "../../../../shared/text/clock.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { packetActions } from "../../../actions/packet-actions.ts";
import { noSendTarget, sendTarget } from "../../../actions/row-actions.ts";
import { useAction } from "../../../actions/use-action.ts";
import { Button, IconButton } from "../../../components/button.tsx";
import { useCastscope, useTraffic, useView } from "../../../context.tsx";
import { fillCompose } from "../../../store/compose.ts";
import { usePaneSizes } from "../../../store/use-pane-sizes.ts";
import { chosenBelow, describeFormat } from "../../../store/view.ts";
import { useBox } from "../../../table/row-window.ts";
import { type ByteRange, rangeOf } from "../bytes/byte-selection.ts";
import { BytesPane } from "../bytes/bytes-pane.tsx";
import { CopyMenu } from "../bytes/copy-menu.tsx";
import { useCopying } from "../bytes/use-copying.ts";
import { DecodeAsItems } from "../decode/decode-as-items.tsx";
import { DecodeTree } from "../decode/decode-tree.tsx";
import { FieldMenu } from "../decode/field-menu.tsx";
import { fieldTerm } from "../decode/field-term.ts";
import { bytesOf, type FieldPath, fieldAt, fieldLabel, nearOf } from "../decode/field-tree.ts";
import {
  decodeReceived,
  deliveryField,
  deliveryText,
  packetFields,
  type ReceivedOn,
} from "../decode/packet-fields.ts";
import { type ChosenField, useChosenField } from "../decode/use-chosen-field.ts";
import { useCopyField } from "../decode/use-copy-field.ts";
import { Empty } from "../empty.tsx";
import { DecoderMenu } from "../wireshark/decoder-menu.tsx";
import { WiresharkBar } from "../wireshark/wireshark-bar.tsx";
import type { WiresharkDesk, WiresharkReading } from "../wireshark/wireshark-desk.ts";
import styles from "./packet-inspector.module.css";
import type { PacketReader, Reading, WholePacket } from "./packet-reader.ts";
import { words } from "./words/words.ts";

interface PacketInspectorProps {
  readonly id: number;
  readonly reader: PacketReader;
  readonly wireshark: WiresharkDesk;
  readonly treeRef: RefObject<HTMLDivElement | null>;
  readonly bytesRef: RefObject<HTMLTableElement | null>;
  /** Escape: back to the list. */
  readonly onLeave: () => void;
}

/** The packet that is looked at: when, from whom to where, what it says, and its bytes. */
export function PacketInspector({ id, reader, wireshark, ...panes }: PacketInspectorProps) {
  const reading = useStore(reader.store);
  const frame = useRef<HTMLDivElement>(null);
  const { box } = useBox(frame);
  // Where the group is, and not what it counts, which would draw all of this four times a second.
  const membership = useTraffic(
    useShallow(({ memberships }) => {
      const row = memberships.get(id);
      if (row === undefined) return undefined;
      return {
        id,
        key: row.key,
        kind: row.kind,
        address: row.address,
        port: row.port,
        interface: row.interface,
      };
    }),
  );
  const shown = reading.kind === "packet" ? reading.packet : null;
  const { on, reading: foreign } = useStore(wireshark.store);
  const group = useTraffic(({ decoding, memberships }) => {
    const row = memberships.get(id);
    return decoding.group(row?.key ?? "", row?.formats);
  });
  const read = useMemo(() => {
    if (!shown || !membership) return null;
    return on ? readByWireshark(shown, membership, foreign) : readFields(shown, membership, group);
  }, [shown, membership, on, foreign, group]);
  const choice = useChosenField(read?.roots ?? nothing, shown?.payload.length ?? 0);
  const isLow = box.height > 0 && box.height < low;
  return (
    <div ref={frame} className={styles.inspector}>
      {shown && membership && read ? (
        <Packet
          {...panes}
          {...read}
          wireshark={wireshark}
          packet={shown}
          membership={membership}
          choice={choice}
          isLow={isLow}
        />
      ) : (
        <NoPacket reading={reading} reader={reader} />
      )}
    </div>
  );
}

/** Height of the inspector in px below which tree and bytes have no room over each other. */
const low = 250;
const nothing: readonly DecodedField[] = [];

/** What stands in the tree. */
interface Read {
  readonly roots: readonly DecodedField[];
  /** Whether there is a tree; without one the bytes have its room. */
  readonly hasTree: boolean;
  /** Why it is not all that could be said. */
  readonly why: string | null;
}

function readFields(packet: WholePacket, membership: ReceivedOn, group: GroupDecoding): Read {
  const decoded = decodeReceived(packet, membership, group);
  if (decoded !== null)
    return { roots: packetFields(packet, membership, decoded), hasTree: true, why: undecodedText(decoded) };
  const isAsked = group.chosenFor(packet.sourceAddress) === asBytes;
  const why = isAsked ? words().shownAsBytes : unrecognisedText(packet.payload);
  return { roots: nothing, hasTree: false, why: packet.payload.length > 0 ? why : null };
}

function readByWireshark(packet: WholePacket, membership: ReceivedOn, reading: WiresharkReading): Read {
  const answer = reading.kind === "answer" && reading.number === packet.number ? reading.answer : null;
  const title = "Wireshark";
  const [first, ...more] = answer?.fields ?? nothing;
  return {
    roots: [
      deliveryField(packet, membership),
      // What Wireshark says of the packet in a line stands beside its first layer.
      ...(first && answer ? [{ ...first, text: first.text || answer.info }, ...more] : nothing),
    ],
    hasTree: true,
    why: answer?.tooMany ? undecodedText({ title, incomplete: "too-many" }) : null,
  };
}

/** Why there is no packet. */
function NoPacket({ reading, reader }: { readonly reading: Reading; readonly reader: PacketReader }) {
  if (reading.kind === "none") return <Empty>{words().selectHint}</Empty>;
  if (reading.kind === "waiting") return <Heading number={reading.number} at={null} />;
  if (reading.kind === "packet") return null;
  const { number, problem } = reading;
  const gone = problem.code === "unknown-packet";
  return (
    <>
      <Heading number={number} at={null} />
      <Empty
        action={problem.retry && !gone && <Button onClick={() => reader.retry()}>{words().tryAgain}</Button>}
      >
        {problemText(problem)}
      </Empty>
    </>
  );
}

interface PacketViewProps extends Omit<PacketInspectorProps, "id" | "reader">, Read {
  readonly packet: WholePacket;
  readonly membership: PacketProps["membership"];
  readonly choice: ChosenField;
  readonly isLow: boolean;
}

function Packet({
  packet,
  membership,
  wireshark,
  roots,
  hasTree,
  why,
  choice,
  isLow,
  ...panes
}: PacketViewProps) {
  const byWireshark = useStore(wireshark.store, ({ on }) => on);
  const { treeRef, bytesRef, onLeave } = panes;
  const { payload } = packet;
  const { selection, path, field, expansion } = choice;
  const copying = useCopying();
  const copyField = useCopyField();
  const layout = useDefaultLayout({ id: "castscope.inspector", storage: usePaneSizes() });
  const [tab, setTab] = useState("decode");
  const [menuAt, setMenuAt] = useState<DOMRect | null>(null);
  const textual = useView((view) => view.payloadText);
  const { view } = useCastscope();
  const actions = (
    <>
      <StreamSteps />
      <DecoderMenu desk={wireshark} isShort={isLow}>
        <DecodeAsItems membership={membership} packet={packet} />
      </DecoderMenu>
      <EditAndSend membership={membership} packet={packet} isShort={isLow && hasTree} />
      <CopyMenu bytes={payload} range={selection && rangeOf(selection)} onCopy={copying.copy} />
    </>
  );
  const bytes = (
    <BytesPane
      bytes={payload}
      selection={selection}
      near={nearBytes(roots, path)}
      label={field && path !== null ? fieldLabel(field) : null}
      onSelect={choice.chooseBytes}
      copying={copying}
      asText={textual}
      onAsText={(payloadText) => view.setState({ payloadText })}
      gridRef={bytesRef}
      onLeave={onLeave}
    />
  );
  if (!hasTree) {
    return (
      <>
        <Heading number={packet.number} at={packet.at}>
          {actions}
        </Heading>
        <Delivery membership={membership} packet={packet} />
        {why !== null && <Unrecognised membership={membership} packet={packet} why={why} />}
        {bytes}
      </>
    );
  }
  const tree = (
    <>
      {byWireshark && <WiresharkBar desk={wireshark} />}
      {why !== null && (
        <p className={styles.note} title={why}>
          <span className={styles.said}>{why}</span>
        </p>
      )}
      <DecodeTree
        roots={roots}
        expansion={expansion}
        onToggle={choice.toggle}
        path={path}
        onChoose={choice.chooseField}
        treeRef={treeRef}
        onLeave={onLeave}
        onMenu={setMenuAt}
        onCopy={() => field && copyField(field)}
      />
      <FieldMenu
        at={menuAt}
        term={byWireshark || field === null || path === null ? null : fieldTerm(path, field)}
        onCopy={() => field && copyField(field)}
        onClose={() => {
          setMenuAt(null);
          treeRef.current?.focus();
        }}
      />
    </>
  );
  if (isLow) {
    return (
      <Tabs.Root className={styles.tabbed ?? ""} value={tab} onValueChange={(value: string) => setTab(value)}>
        <Heading
          number={packet.number}
          at={null}
          tabs={
            <Tabs.List className={styles.tabs ?? ""} activateOnFocus aria-label={words().parts}>
              <Tabs.Tab className={styles.tab ?? ""} value="decode">
                {words().decode}
              </Tabs.Tab>
              <Tabs.Tab className={styles.tab ?? ""} value="bytes">
                {words().bytes}
              </Tabs.Tab>
            </Tabs.List>
          }
        >
          {actions}
        </Heading>
        <Tabs.Panel value="decode" className={styles.tabbed ?? ""} tabIndex={-1}>
          {tree}
        </Tabs.Panel>
        <Tabs.Panel value="bytes" className={styles.tabbed ?? ""} tabIndex={-1}>
          {bytes}
        </Tabs.Panel>
      </Tabs.Root>
    );
  }
  return (
    <>
      <Heading number={packet.number} at={packet.at}>
        {actions}
      </Heading>
      <Group className={styles.split} orientation="vertical" {...layout}>
        <Panel id="decode" className={styles.part ?? ""} defaultSize="50%" minSize={60}>
          {tree}
        </Panel>
        <Separator className={styles.separator} aria-label={words().height} />
        <Panel id="bytes" className={styles.part ?? ""} minSize={100}>
          {bytes}
        </Panel>
      </Group>
    </>
  );
}

/** The bytes of what holds the chosen field, where that is not the whole packet. */
function nearBytes(roots: readonly DecodedField[], path: FieldPath | null): ByteRange | null {
  const near = path === null ? null : nearOf(path);
  const field = near === null ? null : fieldAt(roots, near);
  return field && bytesOf(field);
}

interface HeadingProps {
  readonly number: number;
  readonly at: number | null;
  readonly tabs?: React.ReactNode;
  readonly children?: React.ReactNode;
}

function Heading({ number, at, tabs, children }: HeadingProps) {
  return (
    <div className={styles.heading}>
      <h2 className={styles.number}>{words().packet(number)}</h2>
      {at !== null && (
        <span className={styles.time} title={formatTimeOfDay(at)}>
          {formatTimeOfDay(at)}
        </span>
      )}
      {tabs}
      <span className={styles.actions}>{children}</span>
    </div>
  );
}

interface PacketProps {
  readonly membership: Pick<Membership, "id" | "key" | "kind" | "address" | "port" | "interface">;
  readonly packet: WholePacket;
}

/** The way through the packets of one stream. */
function StreamSteps() {
  const back = useAction(packetActions.previousOfStream);
  const on = useAction(packetActions.nextOfStream);
  return (
    <>
      <IconButton
        className={styles.step}
        label={back.hint}
        aria-keyshortcuts={back["aria-keyshortcuts"]}
        onClick={() => back.run(null)}
      >
        <ChevronUp size={16} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <IconButton
        className={styles.step}
        label={on.hint}
        aria-keyshortcuts={on["aria-keyshortcuts"]}
        onClick={() => on.run(null)}
      >
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    </>
  );
}

/** Why there is no tree: what the bytes look like, and what helps. */
function Unrecognised({ membership, packet, why }: PacketProps & { readonly why: string }) {
  const { view } = useCastscope();
  return (
    <p className={styles.note} title={why}>
      <span className={styles.said}>{why}</span>
      <Button
        look="quiet"
        icon={<Braces size={14} strokeWidth={1.75} aria-hidden="true" />}
        title={words().describeHint}
        onClick={() =>
          describeFormat(view, {
            ...{ of: membership.id, packet: packet.number, begin: null },
            source: { address: packet.sourceAddress, port: packet.sourcePort },
          })
        }
      >
        {words().describe}
      </Button>
    </p>
  );
}

function EditAndSend({ membership, packet, isShort }: PacketProps & { readonly isShort: boolean }) {
  const castscope = useCastscope();
  const target = sendTarget(
    useView((view) => chosenBelow(view, membership.id)),
    membership,
  );
  return (
    <Button
      look="quiet"
      icon={<Send size={14} strokeWidth={1.75} aria-hidden="true" />}
      title={target === null ? noSendTarget() : words().fillCompose(target.address)}
      aria-disabled={target === null}
      onClick={() => {
        if (target === null) castscope.notices.notify(noSendTarget());
        else fillCompose(castscope, { ...target, payload: packet.payload });
      }}
    >
      <span className={isShort ? "visually-hidden" : styles.word}>{words().editAndSend}</span>
    </Button>
  );
}

function Delivery({ membership, packet }: PacketProps) {
  const text = deliveryText(packet, membership);
  return (
    <p className={styles.delivery}>
      <span className={styles.label}>{words().delivery}</span>
      <span className={styles.way} title={text}>
        {text}
      </span>
    </p>
  );
}
