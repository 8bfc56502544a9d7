import { ChartLine, ListChecks, Table2 } from "lucide-react";
import type { ReactNode } from "react";
import { useShallow } from "zustand/react/shallow";
import { formatBits, formatRate } from "../../../../shared/format.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import type { Action } from "../../../actions/action.ts";
import { actions, runOn } from "../../../actions/actions.ts";
import { markedRows } from "../../../actions/rows-of.ts";
import { Button } from "../../../components/button.tsx";
import { LossText } from "../../../components/loss-text.tsx";
import { useCastscope, useTraffic } from "../../../context.tsx";
import styles from "./together.module.css";
import { togetherOf } from "./together-of.ts";
import { words } from "./words/words.ts";

/** What the groups come to that are chosen together, in the place of one group's details. */
export function Together({ ids }: { readonly ids: readonly number[] }) {
  const castscope = useCastscope();
  // A row is replaced when it changed: the same ones come to the same.
  const rows = useTraffic(useShallow(({ memberships }) => ids.flatMap((id) => memberships.get(id) ?? [])));
  const all = useTraffic(({ totals }) => totals?.rate.packets ?? null);
  const sums = togetherOf(rows);
  const [first, last] = [rows[0], rows.at(-1)];
  const run = (action: Action<"row">): void => {
    const [row] = markedRows(castscope);
    if (row) runOn(action, castscope, row);
  };
  return (
    <section className={styles.together} aria-label={words().together(rows.length)}>
      <div className={styles.header}>
        <ListChecks className={styles.icon} size={16} strokeWidth={1.75} aria-hidden="true" />
        <h2 className={styles.heading}>{words().selected(rows.length)}</h2>
        <span className={styles.span}>
          {first && last && first !== last ? words().span(nameOf(first), nameOf(last)) : ""}
        </span>
        {!castscope.isRecording && (
          <Button
            look="quiet"
            icon={<ChartLine size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => run(actions.compare)}
          >
            {actions.compare.words(castscope)}
          </Button>
        )}
        <Button
          look="quiet"
          icon={<Table2 size={14} strokeWidth={1.75} aria-hidden="true" />}
          onClick={() => run(actions.copyTable)}
        >
          {words().copy}
        </Button>
      </div>
      <dl className={styles.figures}>
        <Figure
          title={words().receiving}
          value={formatCount(sums.receiving)}
          unit={words().ofCount(sums.count)}
          below={words().states(sums.silent, sums.failed)}
        />
        <Figure
          title={words().packets}
          value={formatRate(sums.packets)}
          below={all === null ? "" : words().ofRate(formatRate(all))}
        />
        <Bits title={words().bits} bits={sums.bits} below={words().ofPayload} />
        <Figure
          title={words().lost}
          value={sums.lost === null ? "–" : <LossText share={sums.lost} />}
          below={sums.lost === null ? words().notNumbered : words().lostIn(sums.lostPackets, sums.losing)}
        />
        <Figure
          title={words().worst}
          value={sums.worst === null ? "–" : <LossText share={sums.worst.share} />}
          below={sums.worst === null ? words().noneLost : nameOf(sums.worst.row)}
        />
        {sums.fastest === null ? (
          <Figure title={words().fastest} value="–" below={words().nothingComes} />
        ) : (
          <Bits title={words().fastest} bits={sums.fastest.rate.bits} below={nameOf(sums.fastest)} />
        )}
        <Figure
          title={words().dropped}
          value={sums.dropped === null ? "–" : formatCount(sums.dropped)}
          below={
            sums.dropped === null
              ? words().notTold
              : sums.dropping === 0
                ? words().droppedNowhere
                : words().droppedOn(sums.dropping)
          }
        />
      </dl>
    </section>
  );
}

function nameOf({ name, address, port }: Membership): string {
  return name || formatEndpoint(address, port);
}

function Bits({
  title,
  bits,
  below,
}: {
  readonly title: string;
  readonly bits: number;
  readonly below: string;
}) {
  const { value, unit } = formatBits(bits);
  return <Figure title={title} value={value} unit={`${unit}it/s`} below={below} />;
}

interface FigureProps {
  readonly title: string;
  readonly value: ReactNode;
  readonly unit?: string;
  readonly below: string;
}

function Figure({ title, value, unit, below }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt>{title}</dt>
      <dd className={styles.value} data-live>
        {value} {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </dd>
      <dd className={styles.below} title={below} data-live>
        {below}
      </dd>
    </div>
  );
}
