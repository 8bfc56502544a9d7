import { TriangleAlert } from "lucide-react";
import type { ComponentProps } from "react";
import { formatAge, formatBits, formatJitter } from "../../../shared/format.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { formatTtlAndHops } from "../../../shared/scope/hops.ts";
import { lossShare } from "../../../shared/stream/loss.ts";
import { bindSentence } from "../../../shared/text/bind.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { sharingSentence } from "../../../shared/text/drops.ts";
import { eventText, incidentText } from "../../../shared/text/sentences.ts";
import { LossText } from "../../components/loss-text.tsx";
import { MiddleText } from "../../components/middle-text.tsx";
import { placeTitle } from "../../components/place-title.ts";
import { Sparkline } from "../../components/sparkline.tsx";
import { StateGlyph, stateWord } from "../../components/state-glyph.tsx";
import { useSteadyUnit } from "../../components/use-steady-unit.ts";
import { useStale, useTraffic, useView } from "../../context.tsx";
import type { CellProps } from "../../table/column.tsx";
import { Figure } from "../../table/figure.tsx";
import styles from "./cells.module.css";
import { LabelChip } from "./label-chip.tsx";
import { words } from "./words/words.ts";

/** What the columns show that is more than a figure. A row that counts changes four times a second. */

type Shown<Field extends keyof Membership> = CellProps<Pick<Membership, Field>>;

export function StateCell({ row: { state, key } }: Shown<"state" | "key">) {
  const stale = useStale();
  return (
    <>
      <StateGlyph state={state} stale={stale} />
      <span className="visually-hidden">{stateWord(state, stale)} </span>
      <OpenEvent of={key} />
    </>
  );
}

/** A dot for a problem or warning that goes on, with what it is. */
function OpenEvent({ of }: { readonly of: string }) {
  const incident = useTraffic(({ openIncidents }) => openIncidents.get(of));
  if (incident === undefined) return null;
  const sentence = incidentText(incident);
  return (
    <span className={styles.event} data-gravity={incident.gravity} title={sentence}>
      <span className="visually-hidden">{sentence} </span>
    </span>
  );
}

/** Of IPv6 beside each other: a group's end with its port, and the last group of a source's address. There is room for little more. */
const groupTail = 10;
const sourceTail = 5;

export function GroupCell({
  row,
}: Shown<"family" | "address" | "port" | "source" | "kind" | "bind" | "conflict">) {
  const texts = words().row;
  return (
    <span className={styles.group}>
      <span className={row.family === 4 ? styles.short : styles.long}>
        <MiddleText
          text={formatEndpoint(row.address, row.port)}
          {...(row.family === 6 && row.source !== null && { tail: groupTail })}
        />
      </span>
      {row.source !== null && (
        <span className={styles.source}>
          <span className={styles.word}>{texts.fromWord}</span>
          <MiddleText text={row.source} {...(row.family === 6 && { tail: sourceTail })} />
        </span>
      )}
      {(row.kind === "host" || row.kind === "broadcast") && (
        <span className={styles.kind}>{row.kind === "host" ? texts.unicast : texts.broadcast}</span>
      )}
      {row.bind === "any" && (
        <span className={styles.kind} title={bindSentence(row)}>
          {texts.anyAddress}
        </span>
      )}
      {row.conflict !== null && <Conflict conflict={row.conflict} />}
    </span>
  );
}

/** Something goes on on the group that should not. */
function Conflict({ conflict }: { readonly conflict: NonNullable<Membership["conflict"]> }) {
  const sentence = eventText(conflict);
  return (
    <span className={styles.conflict} title={sentence}>
      <TriangleAlert size={13} strokeWidth={2} aria-hidden="true" />
      <span className="visually-hidden">{sentence}</span>
    </span>
  );
}

export function NameCell({ row: { name, label, colour } }: Shown<"name" | "label" | "colour">) {
  return (
    <span className={styles.named}>
      <span className={styles.name} dir="auto" title={name}>
        {name}
      </span>
      <LabelChip label={label} colour={colour} />
    </span>
  );
}

export function InterfaceCell({
  row,
}: Shown<"interface" | "byDefault" | "sharedWith" | "unsureApart" | "port" | "kind">) {
  const on = row.interface;
  const platform = useTraffic((traffic) => traffic.about?.platform ?? "");
  if (!on)
    return row.kind === "port" ? (
      <span title={words().row.everywhereTitle}>{words().row.everywhere}</span>
    ) : null;
  const shared = sharingSentence(row, platform);
  return (
    <>
      <span className={styles.interface} title={placeTitle(row)}>
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

/** One of the figures that a glance at the table is for. */
export function StrongFigure(props: ComponentProps<typeof Figure>) {
  return (
    <strong className={styles.rate}>
      <Figure {...props} />
    </strong>
  );
}

export function BitRateCell({ row }: Shown<"rate">) {
  const { bits } = row.rate;
  const unit = useSteadyUnit(bits);
  return (
    <>
      <StrongFigure value={bits} text={formatBits(bits, unit).value} />
      <span className={styles.unit}>{unit}</span>
    </>
  );
}

export function HistoryCell({ row }: Shown<"id">) {
  const histories = useTraffic((traffic) => traffic.histories);
  useTraffic((traffic) => traffic.secondsSeen);
  const shared = useView((view) => view.sharedScale);
  return (
    <Sparkline
      values={histories.bits(row.id)}
      lost={histories.lost(row.id)}
      top={shared ? histories.peakBits() : undefined}
    />
  );
}

export function LossCell({ row: { lost, expected } }: Shown<"lost" | "expected">) {
  const share = lossShare(lost, expected);
  return share === null ? null : <LossText share={share} />;
}

export function JitterCell({ row: { jitter } }: Shown<"jitter">) {
  if (jitter === null) return null;
  return (
    <>
      <span className={styles.jitter}>{formatJitter(jitter)}</span>
      {/* no words: a unit */}
      <span className={styles.ms}>ms</span>
    </>
  );
}

export function TtlCell({ row: { ttl, hops } }: Shown<"ttl" | "hops">) {
  return ttl && <span className={styles.last}>{formatTtlAndHops(ttl, hops)}</span>;
}

export function DropsCell({ row: { kernelDrops } }: Shown<"kernelDrops">) {
  if (kernelDrops === null) return null;
  if (kernelDrops === 0) return <span className={styles.zero}>0</span>;
  return (
    <span className={styles.late} title={words().row.drops(kernelDrops)}>
      {formatCount(kernelDrops)}
    </span>
  );
}

export function LastCell({ row: { lastAt, state } }: Shown<"lastAt" | "state">) {
  const age = useTraffic((traffic) => (lastAt === null ? null : formatAge(traffic.at - lastAt)));
  return age && <span className={state === "stalled" ? styles.late : styles.last}>{age}</span>;
}
