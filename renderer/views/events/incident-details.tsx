import { ChartLine, Info, Rows3 } from "lucide-react";
import { useCallback, useMemo } from "react";
import { formatAge } from "../../../shared/format.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import { historySeries, type KeptHistory } from "../../../shared/model/kept-history.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { Button } from "../../components/button.tsx";
import { useAnswers } from "../../components/use-answers.ts";
import { useCastscope, useTraffic } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import { type DetailsTab, showCharts } from "../../store/view.ts";
import { clockOf } from "../details/stream/timeline/second-text.ts";
import { GravityGlyph } from "./gravity-glyph.tsx";
import { IncidentChart } from "./incident-chart.tsx";
import styles from "./incident-details.module.css";
import type { IncidentRow } from "./incident-rows.ts";
import { countedWithin, type DrawnSpan, spanAround } from "./incident-span.ts";
import { durationText, momentText, toldText, worstText } from "./incident-values.ts";

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
        <GoTo incident={row} span={span} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section className={styles.body} tabIndex={0} aria-label="What is known">
        <div className={styles.chart}>
          {history === null && <p className={styles.note}>Reading the history …</p>}
          {history !== null && !history.kept && <p className={styles.note}>{history.why}</p>}
          {history?.kept && <IncidentChart incident={row} history={history.history} span={span} now={now} />}
        </div>
        <Known row={row} all={all} history={history?.kept ? history.history : null} now={now} />
      </section>
    </section>
  );
}

function whenText(row: IncidentRow, now: number, today: number): string {
  const begin = momentText(row.at, today);
  const lasted = durationText(row, now);
  if (row.until === null) return `since ${begin}, ${formatAge(Math.max(1_000, now - row.at))}`;
  return lasted === null ? begin : `${begin} to ${momentText(row.until, today)}, ${lasted}`;
}

/** The ways to the group: while it is joined. */
function GoTo({ incident, span }: { readonly incident: Incident; readonly span: DrawnSpan }) {
  const { view, sessions } = useCastscope();
  const id = useTraffic(({ memberships }) => {
    for (const row of memberships.values()) if (row.key === incident.key) return row.id;
    return null;
  });
  if (id === null) return <span className={styles.note}>This group is not joined now.</span>;
  const go = (tab: DetailsTab): void => {
    sessions?.show(null);
    view.setState({ page: "monitor", selected: id, chosen: null, tab });
    requestAnimationFrame(() => focusPane("details"));
  };
  return (
    <>
      <Button
        look="quiet"
        icon={<Rows3 size={16} strokeWidth={1.75} aria-hidden="true" />}
        title="The packets of this group that are in memory"
        onClick={() => go("packets")}
      >
        Packets
      </Button>
      <Button
        look="quiet"
        icon={<ChartLine size={16} strokeWidth={1.75} aria-hidden="true" />}
        title="Rate and loss of this group at that time"
        onClick={() => {
          go("charts");
          showCharts(view, id, { ...span, cursor: Math.floor(incident.at / 1_000) });
        }}
      >
        Charts
      </Button>
    </>
  );
}

type SpanHistory =
  | { readonly kept: true; readonly history: KeptHistory }
  | { readonly kept: false; readonly why: string };

/** What goes on is asked for again; null before the first answer. */
function useSpanHistory(key: string, from: number, to: number, step: number): SpanHistory | null {
  const { client } = useCastscope();
  const ask = useCallback(async (): Promise<SpanHistory> => {
    if (key === "") return { kept: false, why: "It concerns no single group: there is nothing to draw." };
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

interface KnownProps {
  readonly row: IncidentRow;
  readonly all: readonly Incident[];
  readonly history: KeptHistory | null;
  readonly now: number;
}

/** What the numbers say, and nothing beyond. */
function Known({ row, all, history, now }: KnownProps) {
  const end = row.until ?? now;
  const counted = history === null ? null : countedWithin(history, row.at, end);
  const { packets = null, lost = null, dropped = null, worst = null } = counted ?? {};
  const worstWords = worstText(row);
  const others = all.filter(
    (one) =>
      one.id !== row.id && one.key !== row.key && one.name === row.name && touches(one, row.at, end, now),
  );
  const count = (value: number | null): string => (value === null ? "–" : formatCount(value));
  const facts: readonly (readonly [string, string, ("warning" | "problem" | null)?])[] = [
    ["Packets that came", count(packets)],
    [
      "Lost on the network",
      lost === null || packets === null ? "–" : `${count(lost)} of ${count(lost + packets)}`,
      lost !== null && lost > 0 ? "warning" : null,
    ],
    ["Dropped here", count(dropped), dropped !== null && dropped > 0 ? "problem" : null],
    ...(worstWords === null ? [] : ([["Worst", worstWords]] as const)),
    ...(worst === null
      ? []
      : row.name === "loss-above"
        ? ([["Worst second", clockOf(worst.time)]] as const)
        : ([[`Most lost, ${clockOf(worst.time)}`, `${worst.share.toFixed(2)} %`, "warning"]] as const)),
    ["The same in other groups", others.length === 0 ? "none" : formatCount(others.length)],
    ["Told by", toldText(row)],
  ];
  return (
    <div className={styles.known}>
      <h3 className={styles.heading}>What is known</h3>
      <dl className={styles.facts} data-live>
        {facts.map(([term, value, gravity]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd data-gravity={gravity ?? undefined} title={value}>
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.cause}>
        <Info size={14} strokeWidth={1.75} aria-hidden="true" />
        {causeText(dropped, others.length)}
      </p>
    </div>
  );
}

function touches({ at, until }: Incident, from: number, to: number, now: number): boolean {
  return at <= to && (until ?? now) >= from;
}

/** Only what follows from the numbers. */
function causeText(dropped: number | null, others: number): string {
  const said = [
    ...(dropped !== null && dropped > 0
      ? ["This computer did not read fast enough: part of it was lost here, and not on the way."]
      : []),
    ...(others > 0 ? ["Other groups had the same at that time: look for what they have in common."] : []),
  ];
  return said.length === 0 ? "No cause can be told from what was measured." : said.join(" ");
}
