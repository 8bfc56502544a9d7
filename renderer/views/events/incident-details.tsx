import { ChartLine, Info, Rows3 } from "lucide-react";
import { useCallback, useMemo } from "react";
import { formatAge } from "../../../shared/format.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import { historySeries, type KeptHistory } from "../../../shared/model/kept-history.ts";
import { parseMembershipKey } from "../../../shared/model/membership-key.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { formatCount, formatFixed } from "../../../shared/text/count.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import { useAnswers } from "../../components/use-answers.ts";
import { useCastscope, useTraffic } from "../../context.tsx";
import { clockOf } from "../details/stream/timeline/second-text.ts";
import { goToCharts, goToPackets, joinedAs, secondsOf } from "./go-to.ts";
import { GravityGlyph } from "./gravity-glyph.tsx";
import { type Compared, causeText, shareOf } from "./incident-cause.ts";
import { IncidentChart } from "./incident-chart.tsx";
import styles from "./incident-details.module.css";
import type { IncidentRow } from "./incident-rows.ts";
import { countedWithin, type DrawnSpan, spanAround } from "./incident-span.ts";
import { durationText, momentText, toldText, worstText } from "./incident-values.ts";
import { useComparison } from "./use-comparison.ts";
import { words } from "./words/words.ts";

interface IncidentDetailsProps {
  readonly row: IncidentRow;
  /** All, of which those of the same group are told beside it. */
  readonly all: readonly Incident[];
  readonly now: number;
  readonly today: number;
}

/** One incident: what it was, the rate and loss around it, and the way to its packets and charts. */
export function IncidentDetails({ row, all, now, today }: IncidentDetailsProps) {
  const span = useMemo(() => spanAround(row, now), [row, now]);
  const { from, to, step } = span;
  const history = useSpanHistory(row.key, from, to, step);
  const said = words().details;
  return (
    <section className={styles.details} aria-label={`${row.what}, ${row.group}`}>
      <header className={styles.header}>
        <GravityGlyph gravity={row.gravity} />
        {row.group !== "" && <span className={styles.group}>{row.group}</span>}
        <span className={styles.called}>{row.called}</span>
        <h3 className={styles.what} title={row.what}>
          {row.what}
        </h3>
        <span className={styles.when}>{whenText(row, now, today)}</span>
        <GoTo incident={row} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section className={styles.body} tabIndex={0} aria-label={said.region}>
        <div className={styles.chart}>
          {history === null && <p className={styles.note}>{said.reading}</p>}
          {history !== null && !history.kept && <p className={styles.note}>{history.why}</p>}
          {history?.kept && <IncidentChart incident={row} history={history.history} span={span} now={now} />}
        </div>
        <Known row={row} all={all} history={history?.kept ? history.history : null} span={span} now={now} />
      </section>
    </section>
  );
}

function whenText(row: IncidentRow, now: number, today: number): string {
  const begin = momentText(row.at, today);
  const lasted = durationText(row, now);
  const said = words().details;
  if (row.until === null) return said.since(begin, formatAge(Math.max(1_000, now - row.at)));
  const end = momentText(row.until, today);
  if (row.cut) return said.atLeast(begin, end);
  return lasted === null ? begin : said.span(begin, end, lasted);
}

/** The ways to the group: while it is joined. */
function GoTo({ incident }: { readonly incident: Incident }) {
  const castscope = useCastscope();
  const id = useTraffic((traffic) => joinedAs(traffic, incident.key));
  const packets = useAction(actions.eventPackets);
  const kept = usePacketsKept(id, incident);
  const { details, values } = words();
  if (incident.key === "") return null;
  if (id === null) return <span className={styles.note}>{details.notJoined}</span>;
  return (
    <>
      {kept !== null && kept.packets === 0 ? (
        <span className={styles.note}>{kept.why}</span>
      ) : (
        <Button
          look="quiet"
          icon={<Rows3 size={16} strokeWidth={1.75} aria-hidden="true" />}
          title={details.packetsHint}
          aria-keyshortcuts={packets["aria-keyshortcuts"]}
          onClick={() => goToPackets(castscope, incident)}
          data-live
        >
          {kept === null ? details.packets : values.packets(kept.packets)}
        </Button>
      )}
      <Button
        look="quiet"
        icon={<ChartLine size={16} strokeWidth={1.75} aria-hidden="true" />}
        title={details.chartsHint}
        aria-keyshortcuts="Enter"
        onClick={() => goToCharts(castscope, incident)}
      >
        {details.charts}
      </Button>
    </>
  );
}

interface Kept {
  readonly packets: number;
  /** Why there are none. */
  readonly why: string;
}

/** How many of its packets are still in memory; null before the first answer, and of a group that is not joined. */
function usePacketsKept(id: number | null, incident: Incident): Kept | null {
  const { client } = useCastscope();
  const jobs = useTraffic((traffic) => traffic.recordJobs);
  const { name, at, until } = incident;
  const file = jobs.find(
    (job) => job.startedAt <= at && (job.endedAt === null || job.endedAt >= at) && job.packets > 0,
  )?.file;
  const ask = useCallback(async () => {
    if (id === null) return null;
    const { from, to } = secondsOf({ name, at, until });
    return client.packetsWithin({ id, from, to: to === null ? Number.MAX_SAFE_INTEGER : to - 1 });
  }, [client, id, name, at, until]);
  const answer = useAnswers(ask, askMs).value;
  if (answer === null) return null;
  const { packets, oldest } = answer;
  const isGone = oldest !== null && oldest > at;
  const said = words().details;
  const gone = file === undefined ? said.gone : said.goneButKept(file);
  return { packets, why: isGone ? gone : said.noneCame };
}

type SpanHistory =
  | { readonly kept: true; readonly history: KeptHistory }
  | { readonly kept: false; readonly why: string };

/** What goes on is asked for again; null before the first answer. */
function useSpanHistory(key: string, from: number, to: number, step: number): SpanHistory | null {
  const { client } = useCastscope();
  const ask = useCallback(async (): Promise<SpanHistory> => {
    if (key === "") return { kept: false, why: words().details.noGroup };
    try {
      return {
        kept: true,
        history: await client.history({ series: historySeries.group(key), from, to, step }),
      };
    } catch (error) {
      if (error instanceof ProblemError) return { kept: false, why: problemText(error.problem) };
      throw error;
    }
  }, [client, key, from, to, step]);
  return useAnswers(ask, askMs).value;
}

const askMs = 2_000;

/** A word, its value, and how grave that is. */
type Fact = readonly [string, string, ("warning" | "problem" | null)?];

interface KnownProps {
  readonly row: IncidentRow;
  readonly all: readonly Incident[];
  readonly history: KeptHistory | null;
  readonly span: DrawnSpan;
  readonly now: number;
}

/** What the numbers say, and nothing beyond. */
function Known({ row, all, history, span, now }: KnownProps) {
  const end = row.until ?? now;
  const counted = history === null ? null : countedWithin(history, row.at, end);
  const { packets = null, lost = null, dropped = null, droppedSeconds = 0, worst = null } = counted ?? {};
  const { others, sources } = useComparison(row.key, span, row.at, end);
  const on = parseMembershipKey(row.key)?.interface ?? null;
  const worstWords = worstText(row);
  const alike = all.filter(
    (one) =>
      one.id !== row.id && one.key !== row.key && one.name === row.name && touches(one, row.at, end, now),
  );
  const said = words().facts;
  const count = (value: number | null): string => (value === null ? "–" : formatCount(value));
  const facts: readonly Fact[] = [
    [said.came, count(packets)],
    [
      said.lost,
      lost === null || packets === null ? "–" : said.lostOf(count(lost), count(lost + packets)),
      lost !== null && lost > 0 ? "warning" : null,
    ],
    [said.dropped, count(dropped), dropped !== null && dropped > 0 ? "problem" : null],
    ...(worstWords === null ? [] : ([[said.worst, worstWords]] as const)),
    ...(worst === null
      ? []
      : row.name === "loss-above"
        ? ([[said.worstSecond, clockOf(worst.time)]] as const)
        : ([[said.mostLost(clockOf(worst.time)), `${formatFixed(worst.share, 2)} %`, "warning"]] as const)),
    ...comparedFacts(sources.length < 2 ? [] : sources, ""),
    ...comparedFacts(others, on === null ? "" : `, ${on}`),
    [said.alike, alike.length === 0 ? said.none : formatCount(alike.length)],
    [said.told, toldText(row)],
  ];
  return (
    <div className={styles.known}>
      <h3 className={styles.heading}>{words().details.region}</h3>
      <dl className={styles.facts} data-live>
        {facts.map(([term, value, gravity]) => (
          <div key={term}>
            <dt title={term}>{term}</dt>
            <dd data-gravity={gravity ?? undefined} title={value}>
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.cause}>
        <Info size={14} strokeWidth={1.75} aria-hidden="true" />
        {causeText({ packets, lost, dropped, droppedSeconds, on, others, sources })}
      </p>
      {row.cut && (
        <p className={styles.cause}>
          <Info size={14} strokeWidth={1.75} aria-hidden="true" />
          {words().details.cut}
        </p>
      )}
    </div>
  );
}

/** So many others stand there, those that lost most first. */
const comparedShown = 3;

function comparedFacts(compared: readonly Compared[], where: string): Fact[] {
  const measured = compared.flatMap((one) => {
    const share = shareOf(one);
    return share === null ? [] : [{ name: one.name, share }];
  });
  return measured
    .sort((one, other) => other.share - one.share)
    .slice(0, comparedShown)
    .map(
      ({ name, share }): Fact => [
        `${name}${where}`,
        `${formatFixed(share, 2)} %`,
        share > 0 ? "warning" : null,
      ],
    );
}

function touches({ at, until }: Incident, from: number, to: number, now: number): boolean {
  return at <= to && (until ?? now) >= from;
}
