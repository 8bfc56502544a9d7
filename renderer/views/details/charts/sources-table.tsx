import { formatMs } from "../../../../shared/format.ts";
import type { KeptHistory } from "../../../../shared/model/kept-history.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { formatTtlAndHops, type Span } from "../../../../shared/scope/hops.ts";
import { LossText } from "../../../components/loss-text.tsx";
import { MiddleText } from "../../../components/middle-text.tsx";
import { useTraffic } from "../../../context.tsx";
import { words as sourcesWords } from "../sources/words/words.ts";
import styles from "./charts-panel.module.css";
import { formatFigure, spanFigures, type Unit } from "./stretches.ts";
import type { SourceHistory } from "./use-group-history.ts";
import { words } from "./words/words.ts";

interface SourcesTableProps {
  /** Of the membership. */
  readonly id: number;
  readonly group: KeptHistory;
  readonly sources: readonly SourceHistory[];
  readonly unit: Unit;
  /** “5 min”. */
  readonly spanWords: string;
}

/** What each source came to in the span, and the group: means of the seconds that are known. */
export function SourcesTable({ id, group, sources, unit, spanWords }: SourcesTableProps) {
  const ttlOfGroup = useTraffic((traffic) => traffic.memberships.get(id)?.ttl ?? null);
  const hopsOfGroup = useTraffic((traffic) => traffic.memberships.get(id)?.hops ?? null);
  const { ttl } = sourcesWords().columns;
  return (
    <table className={styles.sources} aria-label={words().sources.source(spanWords)}>
      <thead>
        <tr>
          <th scope="col">{words().sources.source(spanWords)}</th>
          <th scope="col">{unit === "bits" ? "bit/s" : "pkt/s"}</th>
          <th scope="col">{words().sources.loss}</th>
          <th scope="col">{words().sources.jitter}</th>
          <th scope="col" title={ttl.about}>
            {ttl.title}
          </th>
        </tr>
      </thead>
      <tbody data-live>
        {sources.map(({ letter, source: { address, port, ttl: seen, hops }, history }, place) => (
          <tr key={`${address} ${port}`} data-colour={place}>
            <th scope="row">
              <span className={styles.named}>
                <span className={styles.letter}>{letter}</span>
                <span className={styles.endpoint}>
                  <MiddleText text={formatEndpoint(address, port)} />
                </span>
              </span>
            </th>
            <Figures history={history} unit={unit} />
            <Ttl seen={seen} hops={hops} />
          </tr>
        ))}
        <tr>
          <th scope="row">{words().sources.group}</th>
          <Figures history={group} unit={unit} />
          <Ttl seen={ttlOfGroup} hops={hopsOfGroup} />
        </tr>
      </tbody>
    </table>
  );
}

/** As it was seen since the join: no span has a TTL of its own. */
function Ttl({ seen, hops }: { readonly seen: Span | null; readonly hops: Span | null }) {
  return <td>{seen === null ? "–" : formatTtlAndHops(seen, hops)}</td>;
}

function Figures({ history, unit }: { readonly history: KeptHistory; readonly unit: Unit }) {
  const { mean, lossShare, jitter } = spanFigures(history, unit);
  return (
    <>
      <td>{mean === null ? "–" : formatFigure(mean, unit)}</td>
      <td>{lossShare === null ? "–" : <LossText share={lossShare} />}</td>
      {/* no words: a unit */}
      <td>{jitter === null ? "–" : `${formatMs(jitter)} ms`}</td>
    </>
  );
}
