import { Send } from "lucide-react";
import { type RefObject, useState } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { formatTimeOfDay } from "../../../../shared/format.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { noSendTarget, sendTarget } from "../../../actions/row-actions.ts";
import { Button } from "../../../components/button.tsx";
import { useCastscope, useTraffic, useView } from "../../../context.tsx";
import { fillCompose } from "../../../store/compose.ts";
import { chosenBelow } from "../../../store/view.ts";
import { type ByteSelection, rangeOf } from "../bytes/byte-selection.ts";
import { BytesPane } from "../bytes/bytes-pane.tsx";
import { CopyMenu } from "../bytes/copy-menu.tsx";
import { useCopying } from "../bytes/use-copying.ts";
import { Empty } from "../empty.tsx";
import styles from "./packet-inspector.module.css";
import type { PacketReader, WholePacket } from "./packet-reader.ts";

interface PacketInspectorProps {
  readonly id: number;
  readonly reader: PacketReader;
  readonly bytesRef: RefObject<HTMLTableElement | null>;
  /** Escape: back to the list. */
  readonly onLeave: () => void;
}

/** The packet that is looked at: when, from whom to where, and its bytes. */
export function PacketInspector({ id, reader, bytesRef, onLeave }: PacketInspectorProps) {
  const reading = useStore(reader.store);
  // Where the group is, and not what it counts, which would draw all of this four times a second.
  const membership = useTraffic(
    useShallow(({ memberships }) => {
      const row = memberships.get(id);
      return row && { id, kind: row.kind, address: row.address, port: row.port, interface: row.interface };
    }),
  );
  // Outlives the packet: the same field of the next packet stays marked.
  const [selection, setSelection] = useState<ByteSelection | null>(null);
  const copying = useCopying();
  if (!membership) return null;
  if (reading.kind === "none") return <Empty>Select a packet to see its bytes.</Empty>;
  if (reading.kind === "waiting") return <Heading number={reading.number} at={null} />;
  if (reading.kind === "problem") {
    const { number, problem } = reading;
    const gone = problem.code === "unknown-packet";
    return (
      <>
        <Heading number={number} at={null} />
        <Empty action={problem.retry && !gone && <Button onClick={() => reader.retry()}>Try again</Button>}>
          {problemText(problem)}
        </Empty>
      </>
    );
  }
  const { packet } = reading;
  const { payload } = packet;
  const marked = selection && rangeOf(selection).last < payload.length ? selection : null;
  return (
    <>
      <Heading number={packet.number} at={packet.at}>
        <EditAndSend membership={membership} packet={packet} />
        <CopyMenu bytes={payload} range={marked && rangeOf(marked)} onCopy={copying.copy} />
      </Heading>
      <Delivery membership={membership} packet={packet} />
      <BytesPane
        bytes={payload}
        selection={marked}
        onSelect={setSelection}
        copying={copying}
        gridRef={bytesRef}
        onLeave={onLeave}
      />
    </>
  );
}

interface HeadingProps {
  readonly number: number;
  readonly at: number | null;
  readonly children?: React.ReactNode;
}

function Heading({ number, at, children }: HeadingProps) {
  return (
    <div className={styles.heading}>
      <h2 className={styles.number}>Packet {formatCount(number)}</h2>
      {at !== null && <span className={styles.time}>{formatTimeOfDay(at)}</span>}
      <span className={styles.actions}>{children}</span>
    </div>
  );
}

interface PacketProps {
  readonly membership: Pick<Membership, "id" | "kind" | "address" | "port" | "interface">;
  readonly packet: WholePacket;
}

function EditAndSend({ membership, packet }: PacketProps) {
  const castscope = useCastscope();
  const target = sendTarget(
    useView((view) => chosenBelow(view, membership.id)),
    membership,
  );
  return (
    <Button
      look="quiet"
      icon={<Send size={14} strokeWidth={1.75} aria-hidden="true" />}
      title={
        target === null
          ? noSendTarget
          : `Fill Compose with ${target.address} and these bytes; nothing is sent yet`
      }
      aria-disabled={target === null}
      onClick={() => {
        if (target === null) castscope.notices.notify(noSendTarget);
        else fillCompose(castscope, { ...target, payload: packet.payload });
      }}
    >
      Edit and send
    </Button>
  );
}

function Delivery({ membership, packet }: PacketProps) {
  const from = formatEndpoint(packet.sourceAddress, packet.sourcePort);
  const to = formatEndpoint(membership.address, membership.port);
  const on = membership.interface ? ` on ${membership.interface.name}` : "";
  const ttl = packet.ttl === null ? "" : `, TTL ${packet.ttl}`;
  return (
    <p className={styles.delivery}>
      <span className={styles.label}>Delivery</span>
      <span className={styles.way} title={`${from} to ${to}${on}${ttl}`}>
        {from} to {to}
        {on}
        {ttl}
      </span>
    </p>
  );
}
