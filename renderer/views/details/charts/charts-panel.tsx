import { ChevronLeft, ChevronRight, Copy, Play, Table2 } from "lucide-react";
import { useState } from "react";
import type { KeptHistory } from "../../../../shared/model/kept-history.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { Button, IconButton } from "../../../components/button.tsx";
import { Segmented } from "../../../components/segmented.tsx";
import { useTraffic } from "../../../context.tsx";
import { CursorReading, TimeCursor } from "../stream/timeline/time-cursor.tsx";
import { useCopiedText } from "../use-copied-text.ts";
import styles from "./charts-panel.module.css";
import { HistoryTable } from "./history-table.tsx";
import { LossChart, RateChart } from "./rate-chart.tsx";
import { spans } from "./spans.ts";
import { formatUnit, historyCsv, meanOf, placeAt, sumOf, type Unit, wordsAt } from "./stretches.ts";
import { type ChartsView, useChartsView } from "./use-charts-view.ts";
import { type SourceHistory, useGroupHistory } from "./use-group-history.ts";

/** What a group came to over time: rate and loss of the last minute up to the last week. */
export function ChartsPanel({ id }: { readonly id: number }) {
  const at = useTraffic((traffic) => traffic.at);
  const key = useTraffic((traffic) => traffic.memberships.get(id)?.key ?? "");
  const joinedAt = useTraffic((traffic) => traffic.memberships.get(id)?.joinedAt ?? 0);
  const all = useTraffic((traffic) => traffic.incidents);
  const view = useChartsView(at, joinedAt);
  const [unit, setUnit] = useState<Unit>("packets");
  const [bySource, setBySource] = useState(true);
  const [asTable, setAsTable] = useState(false);
  const { note, copy } = useCopiedText();
  const history = useGroupHistory(id, key, view);
  if (history === null) return <p className={styles.none}>Reading the history …</p>;
  if (!history.kept) return <p className={styles.none}>{history.why}</p>;
  const { group, sources } = history;
  const { from, to, step } = view;
  const incidents = all.filter((one) => one.key === key && one.at >= from * 1_000 && one.at < to * 1_000);
  const shown = bySource ? sources : [];
  const words = (time: number) => wordsAt(group, unit, time);
  return (
    <div className={styles.panel}>
      <ChartsBar view={view}>
        <Segmented
          label="Unit"
          value={unit}
          onChange={setUnit}
          segments={[
            { value: "packets", label: "Packets a second", content: "pkt/s" },
            { value: "bits", label: "Bits a second", content: "bit/s" },
          ]}
        />
        <Segmented
          label="What is drawn"
          value={bySource ? "sources" : "total"}
          onChange={(value) => setBySource(value === "sources")}
          segments={[
            {
              value: "total",
              label: "The whole group, with the least and most of any second",
              content: "Total",
            },
            { value: "sources", label: "Each source, stacked", content: "By source" },
          ]}
        />
        <span className={styles.tools}>
          <span role="status" className={styles.note}>
            {note}
          </span>
          <IconButton label="Show as table" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            <Table2 size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton label="Copy as CSV" onClick={() => copy(historyCsv(group), "history as CSV")}>
            <Copy size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </span>
      </ChartsBar>
      <div className={styles.heading}>
        <h3>{bySource ? "Rate by source" : "Rate"}</h3>
        <CursorReading view={view} words={words}>
          {step === 1
            ? "a point is one second"
            : `a point is ${stepWords(group.step)}, the mean of its seconds`}
        </CursorReading>
      </div>
      {asTable ? (
        <HistoryTable history={group} unit={unit} />
      ) : (
        <div className={styles.charts}>
          <TimeCursor label="Rate and loss over time" view={view} words={words} inset={76} step={step}>
            <RateChart {...{ group, unit, incidents, from, to }} sources={shown} />
            <div className={styles.lanes} aria-hidden="true">
              <span>Lost</span>
              <span>This PC</span>
            </div>
            <LossChart {...{ group, from, to }} />
          </TimeCursor>
          <Legend group={group} sources={shown} unit={unit} view={view} />
        </div>
      )}
    </div>
  );
}

function stepWords(step: number): string {
  if (step < 60) return `${step} s`;
  return step < 3_600 ? `${step / 60} min` : `${step / 3_600} h`;
}

function ChartsBar({ view, children }: { readonly view: ChartsView; readonly children: React.ReactNode }) {
  const { time, setLength, following } = view;
  return (
    <div className={styles.bar}>
      <Segmented
        label="How much of the past"
        value={spans.find(({ length }) => length === time.length)?.value ?? ""}
        onChange={(value) => setLength(spans.find((one) => one.value === value)?.length ?? 300)}
        segments={spans.map(({ value, words }) => ({ value, label: words, content: value }))}
      />
      <IconButton label="Look further back" onClick={() => view.turn(-1)}>
        <ChevronLeft size={16} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <IconButton label="Look further on" disabled={following} onClick={() => view.turn(1)}>
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <Button
        look="quiet"
        icon={<Play size={14} strokeWidth={1.75} aria-hidden="true" />}
        aria-pressed={following}
        title="Follow the newest second"
        onClick={view.follow}
      >
        Live
      </Button>
      {children}
    </div>
  );
}

interface LegendProps {
  readonly group: KeptHistory;
  readonly sources: readonly SourceHistory[];
  readonly unit: Unit;
  readonly view: ChartsView;
}

/** What each colour is, with its value at the cursor or of the newest stretch. */
function Legend({ group, sources, unit, view: { cursor, to, step } }: LegendProps) {
  const time = cursor ?? to - step;
  const at = (history: KeptHistory): string => {
    const place = placeAt(history, time);
    const mean = place === null ? null : meanOf(history, unit, place);
    return mean === null ? "–" : formatUnit(mean, unit);
  };
  const total = (name: "lost" | "dropped"): string => {
    const sums = Array.from({ length: group.length }, (_, place) => sumOf(group, name, place));
    const known = sums.filter((sum) => sum !== null);
    return known.length === 0 ? "–" : formatCount(known.reduce((all, sum) => all + sum, 0));
  };
  return (
    <dl className={styles.legend}>
      {sources.map((source, place) => (
        <div key={`${source.address} ${source.port}`} data-colour={place}>
          <dt>
            <span className={styles.letter}>{source.letter}</span>{" "}
            {formatEndpoint(source.address, source.port)}
          </dt>
          <dd data-live>{at(source.history)}</dd>
        </div>
      ))}
      <div>
        <dt>Group</dt>
        <dd data-live>{at(group)}</dd>
      </div>
      <div>
        <dt>Lost on the network</dt>
        <dd data-live>{total("lost")}</dd>
      </div>
      <div>
        <dt>Dropped here</dt>
        <dd data-live>{total("dropped")}</dd>
      </div>
    </dl>
  );
}
