import { TriangleAlert } from "lucide-react";
import { memo, type ReactNode } from "react";
import { formatAge, formatBits, formatRate } from "../../../shared/format.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { formatTtlAndHops } from "../../../shared/scope/hops.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { sharingSentence } from "../../../shared/text/drops.ts";
import { MiddleText } from "../../components/middle-text.tsx";
import { Sparkline } from "../../components/sparkline.tsx";
import { StateGlyph, stateWords } from "../../components/state-glyph.tsx";
import { useSteadyUnit } from "../../components/use-steady-unit.ts";
import { useTraffic, useView } from "../../context.tsx";
import styles from "./cells.module.css";
import type { ColumnId } from "./columns.ts";

interface CellProps {
  readonly row: Membership;
}

/** What each column shows of a row. The name has a cell of its own, for it can be changed. */
export const cells: Readonly<Record<Exclude<ColumnId, "name">, (props: CellProps) => ReactNode>> = {
  // A row that counts changes four times a second, most of its cells seldom or never.
  group: memo(GroupCell, sameIn("state", "family", "address", "port", "source", "kind")),
  interface: memo(InterfaceCell, sameIn("interface", "byDefault", "sharedWith")),
  sources: ({ row }) => <Figure value={row.sources} text={formatCount(row.sources)} />,
  packets: ({ row }) => <Figure value={row.packets} text={formatCount(row.packets)} />,
  packetRate: ({ row }) => (
    <strong className={styles.rate}>
      <Figure value={row.rate.packets} text={formatRate(row.rate.packets)} />
    </strong>
  ),
  bitRate: memo(BitRateCell, sameIn("rate")),
  history: memo(HistoryCell, sameIn("id")),
  ttl: memo(TtlCell, sameIn("ttl")),
  drops: memo(DropsCell, sameIn("kernelDrops")),
  last: LastCell,
};

/** For a cell that shows nothing but these fields of its row. */
function sameIn(...fields: readonly (keyof Membership)[]) {
  return (before: CellProps, now: CellProps): boolean =>
    fields.every((field) => before.row[field] === now.row[field]);
}

function GroupCell({ row }: CellProps) {
  return (
    <>
      <StateGlyph state={row.state} />
      <span className="visually-hidden">{stateWords[row.state]} </span>
      <span className={styles.group}>
        <span className={row.family === 4 ? styles.short : styles.long}>
          <MiddleText text={formatEndpoint(row.address, row.port)} />
        </span>
        {row.source !== null && (
          <span className={styles.source}>
            <span className={styles.word}>from</span>
            <MiddleText text={row.source} />
          </span>
        )}
        {row.kind === "host" && <span className={styles.word}>unicast</span>}
      </span>
    </>
  );
}

function InterfaceCell({ row }: CellProps) {
  const on = row.interface;
  const platform = useTraffic((traffic) => traffic.about?.platform ?? "");
  if (!on) return <span className={styles.zero}>–</span>;
  const shared = sharingSentence(row, platform);
  return (
    <>
      <span
        className={styles.interface}
        title={row.byDefault ? `${on.address}, chosen by the system` : on.address}
      >
        {on.name}
      </span>
      {shared !== null && (
        <span className={styles.warning} title={shared}>
          <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
          <span className="visually-hidden">{shared}</span>
        </span>
      )}
    </>
  );
}

/** A number whose zero steps back, so that anything else stands out. */
function Figure({ value, text }: { readonly value: number; readonly text: string }) {
  return <span className={value === 0 ? styles.zero : undefined}>{text}</span>;
}

function BitRateCell({ row }: CellProps) {
  const { bits } = row.rate;
  const unit = useSteadyUnit(bits);
  return (
    <>
      <strong className={styles.rate}>
        <Figure value={bits} text={formatBits(bits, unit).value} />
      </strong>
      <span className={styles.unit}>{unit}</span>
    </>
  );
}

function HistoryCell({ row }: CellProps) {
  const histories = useTraffic((traffic) => traffic.histories);
  useTraffic((traffic) => traffic.secondsSeen);
  const shared = useView((view) => view.sharedScale);
  return (
    <Sparkline
      className={styles.history}
      values={histories.bits(row.id)}
      top={shared ? histories.peakBits() : undefined}
    />
  );
}

function TtlCell({ row }: CellProps) {
  if (!row.ttl) return <Untold why="The system does not tell with which TTL packets arrive." />;
  return <span className={styles.last}>{formatTtlAndHops(row.ttl)}</span>;
}

function DropsCell({ row }: CellProps) {
  const { kernelDrops } = row;
  if (kernelDrops === null) return <Untold why="The system does not tell what it dropped." />;
  if (kernelDrops === 0) return <span className={styles.zero}>0</span>;
  const title = `The kernel dropped ${plural(kernelDrops, "packet")} of it because they came faster than this computer took them: they were not lost on the network.`;
  return (
    <span className={styles.late} title={title}>
      {formatCount(kernelDrops)}
    </span>
  );
}

/** What cannot be known is a dash, never a zero. */
function Untold({ why }: { readonly why: string }) {
  return (
    <span className={styles.zero} title={why}>
      –
    </span>
  );
}

function LastCell({ row }: CellProps) {
  const { lastAt, state } = row;
  const age = useTraffic((traffic) => (lastAt === null ? "–" : formatAge(traffic.at - lastAt)));
  return <span className={state === "stalled" ? styles.late : styles.last}>{age}</span>;
}
