import { Download, Image, Table2 } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { formatCount } from "../../../../shared/text/count.ts";
import { IconButton } from "../../../components/button.tsx";
import { saveFile } from "../../../components/save-file.ts";
import { Segmented } from "../../../components/segmented.tsx";
import { useTraffic } from "../../../context.tsx";
import { useBox } from "../../../table/row-window.ts";
import { TimeCursor } from "../stream/timeline/time-cursor.tsx";
import { ChartsBar } from "./charts-bar.tsx";
import styles from "./charts-panel.module.css";
import { CursorBox } from "./cursor-box.tsx";
import { HistoryTable } from "./history-table.tsx";
import { IntervalChart } from "./interval-chart.tsx";
import { lengthWords } from "./length-words.ts";
import { LossChart, type LossLane, laneHeight } from "./loss-chart.tsx";
import { pictureOf } from "./picture.ts";
import { type Drawn, RateChart } from "./rate-chart.tsx";
import { SourcesTable } from "./sources-table.tsx";
import { stepWords } from "./spans.ts";
import { historyCsv, longestInterval, totalOf, type Unit, wordsAt } from "./stretches.ts";
import { timeKey } from "./time-keys.ts";
import { useShownTime } from "./use-charts-view.ts";
import { type GroupHistory, useGroupHistory } from "./use-group-history.ts";

/** Of the rate's chart in px: as high as there is room, within these. */
const [lowest, highest] = [112, 420];
/** Bar, headings and what lies between, in px. */
const around = 122;
/** Width of the axes, in px. */
const inset = 76;

/** What a group came to over time: rates, losses and the times between packets, of any span that is kept. */
export function ChartsPanel({ id }: { readonly id: number }) {
  const at = useTraffic((traffic) => traffic.at);
  const key = useTraffic((traffic) => traffic.memberships.get(id)?.key ?? "");
  const joinedAt = useTraffic((traffic) => traffic.memberships.get(id)?.joinedAt ?? 0);
  const all = useTraffic((traffic) => traffic.incidents);
  const view = useShownTime("chartsTime", at, joinedAt);
  const [unit, setUnit] = useState<Unit>("packets");
  const [drawn, setDrawn] = useState<Drawn>("stacked");
  const [asTable, setAsTable] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const { box } = useBox(panel);
  const history = useGroupHistory(id, key, view);
  const known = history?.kept ? history : null;
  const { from, to } = view;
  const incidents = all.filter((one) => one.key === key && one.at >= from * 1_000 && one.at < to * 1_000);
  const name = `castscope-${key.replace(/^[^/]*\//, "").replace(/[^\w.]+/g, "-")}`;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (timeKey(event.key, view)) event.preventDefault();
  };
  const savePicture = async (): Promise<void> => {
    const picture = panel.current && (await pictureOf(panel.current));
    if (picture) saveFile(picture, `${name}.png`);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the charts inside, wherever in them the focus is
    <div ref={panel} className={styles.panel} onKeyDown={onKeyDown}>
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
          value={drawn}
          onChange={setDrawn}
          segments={[
            {
              value: "total",
              label: "The whole group, with the least and most of any second",
              content: "Total",
            },
            { value: "stacked", label: "Each source, stacked", content: "By source" },
            { value: "lines", label: "Each source, a line from zero", content: "Lines" },
          ]}
        />
        <span className={styles.tools}>
          <IconButton label="Show as table" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            <Table2 size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton
            label="Save the charts as PNG"
            disabled={known === null || asTable}
            onClick={() => void savePicture()}
          >
            <Image size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton
            label="Save as CSV"
            disabled={known === null}
            onClick={() => {
              if (known) saveFile(new Blob([historyCsv(known.group)], { type: "text/csv" }), `${name}.csv`);
            }}
          >
            <Download size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </span>
      </ChartsBar>
      {history === null && <p className={styles.none}>Reading the history …</p>}
      {history !== null && !history.kept && <p className={styles.none}>{history.why}</p>}
      {known !== null &&
        (asTable ? (
          <HistoryTable history={known.group} unit={unit} />
        ) : (
          <div className={styles.charts}>
            <Over {...{ history: known, unit, drawn, view, incidents }} room={box.height - around} />
            <Beside {...{ history: known, unit }} spanWords={lengthWords(to - from)} />
          </div>
        ))}
    </div>
  );
}

type Kept = Extract<GroupHistory, { kept: true }>;

interface OverProps {
  readonly history: Kept;
  readonly unit: Unit;
  readonly drawn: Drawn;
  readonly view: ReturnType<typeof useShownTime>;
  readonly incidents: Parameters<typeof RateChart>[0]["incidents"];
  /** For rate and lanes together, in px. */
  readonly room: number;
}

/** What is drawn over time, with one cursor. */
function Over({ history, unit, drawn, view, incidents, room }: OverProps) {
  const { group, sources } = history;
  const { from, to, step } = view;
  const lanes = lanesOf(history, drawn);
  const words = (time: number) => wordsAt(group, unit, time);
  const height = Math.min(highest, Math.max(lowest, room - lanes.length * laneHeight));
  return (
    <div className={styles.over}>
      <div className={styles.heading}>
        <h3 data-picture-words="">{drawn === "total" ? "Rate" : "Rate by source"}</h3>
        <span className={styles.about}>
          {unit === "bits" ? "bit/s" : "pkt/s"}
          {drawn === "stacked" && ", stacked"}, one point per {stepWords(group.step)}
          {group.step > 1 && ", the mean of its seconds"}
        </span>
      </div>
      <TimeCursor
        label="Rate and loss over time"
        {...{ view, words, inset, step }}
        onSelect={(begin, end) => view.setSpan(begin, end)}
      >
        <RateChart {...{ group, unit, incidents, from, to, drawn, height, sources }} />
        <div className={styles.heading}>
          <h3 data-picture-words="">Lost packets</h3>
          <span className={styles.about}>by the streams’ numbers; bar height is the share lost</span>
          <span className={styles.totals} data-live>
            Network <strong>{countText(totalOf(group, "lost"))}</strong> This PC{" "}
            <strong>{countText(totalOf(group, "dropped"))}</strong>
          </span>
        </div>
        <div className={styles.lossBox}>
          <div className={styles.lanes} aria-hidden="true">
            {lanes.map(({ name, colour }) => (
              <span
                key={name}
                data-picture-words=""
                data-colour={colour ?? undefined}
                style={{ height: laneHeight }}
              >
                {colour === null ? name : <span className={styles.letter}>{name}</span>}
              </span>
            ))}
          </div>
          <LossChart {...{ group, lanes, from, to }} />
        </div>
        <CursorBox {...{ view, group, sources, unit, inset }} isBySource={drawn !== "total"} />
      </TimeCursor>
    </div>
  );
}

function countText(value: number | null): string {
  return value === null ? "–" : formatCount(value);
}

function lanesOf({ group, sources }: Kept, drawn: Drawn): readonly LossLane[] {
  const here: LossLane = { name: "This PC", colour: null, history: group, figure: "dropped" };
  if (drawn === "total" || sources.length === 0) {
    return [{ name: "Lost", colour: null, history: group, figure: "lost" }, here];
  }
  const bySource = sources.map(
    ({ letter, history }, colour): LossLane => ({ name: letter, colour, history, figure: "lost" }),
  );
  return [...bySource, here];
}

interface BesideProps {
  readonly history: Kept;
  readonly unit: Unit;
  readonly spanWords: string;
}

/** What the span came to as a whole: the times between packets, and each source. */
function Beside({ history: { group, sources, intervals }, unit, spanWords }: BesideProps) {
  return (
    <div className={styles.beside}>
      <div className={styles.heading}>
        <h3 data-picture-words="">Time between packets</h3>
        <span className={styles.about}>share of packets, whoever sent them</span>
      </div>
      <IntervalChart intervals={intervals} longest={longestInterval(group)} />
      <SourcesTable {...{ group, sources, unit, spanWords }} />
    </div>
  );
}
