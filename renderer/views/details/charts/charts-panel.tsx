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
import { words } from "./words/words.ts";

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
          label={words().unit}
          value={unit}
          onChange={setUnit}
          segments={[
            { value: "packets", label: words().packetsASecond, content: "pkt/s" },
            { value: "bits", label: words().bitsASecond, content: "bit/s" },
          ]}
        />
        <Segmented
          label={words().drawn}
          value={drawn}
          onChange={setDrawn}
          segments={[
            { value: "total", label: words().total.long, content: words().total.short },
            { value: "stacked", label: words().stacked.long, content: words().stacked.short },
            { value: "lines", label: words().lines.long, content: words().lines.short },
          ]}
        />
        <span className={styles.tools}>
          <IconButton label={words().asTable} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            <Table2 size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={words().savePicture}
            disabled={known === null || asTable}
            onClick={() => void savePicture()}
          >
            <Image size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={words().saveCsv}
            disabled={known === null}
            onClick={() => {
              if (known) saveFile(new Blob([historyCsv(known.group)], { type: "text/csv" }), `${name}.csv`);
            }}
          >
            <Download size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </span>
      </ChartsBar>
      {history === null && <p className={styles.none}>{words().reading}</p>}
      {history !== null && !history.kept && <p className={styles.none}>{history.why}</p>}
      {known !== null &&
        (asTable ? (
          <HistoryTable history={known.group} unit={unit} />
        ) : (
          <div className={styles.charts}>
            <Over {...{ history: known, unit, drawn, view, incidents }} room={box.height - around} />
            <Beside {...{ id, history: known, unit }} spanWords={lengthWords(to - from)} />
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
  const said = (time: number) => wordsAt(group, unit, time);
  const aboutRate = words().about;
  const rateUnit = unit === "bits" ? "bit/s" : "pkt/s";
  const isStacked = drawn === "stacked";
  const height = Math.min(highest, Math.max(lowest, room - lanes.length * laneHeight));
  return (
    <div className={styles.over}>
      <div className={styles.heading}>
        <h3 data-picture-words="">{drawn === "total" ? words().rate : words().rateBySource}</h3>
        <span className={styles.about}>
          {group.step > 1
            ? aboutRate.step(rateUnit, isStacked, stepWords(group.step))
            : aboutRate.aSecond(rateUnit, isStacked)}
        </span>
      </div>
      <TimeCursor
        label={words().overTime}
        {...{ view, words: said, inset, step }}
        onSelect={(begin, end) => view.setSpan(begin, end)}
      >
        <RateChart {...{ group, unit, incidents, from, to, drawn, height, sources }} />
        <div className={styles.heading}>
          <h3 data-picture-words="">{words().lostPackets}</h3>
          <span className={styles.about}>{words().lostHint}</span>
          <span className={styles.totals} data-live>
            {words().network} <strong>{countText(totalOf(group, "lost"))}</strong> {words().thisPc}{" "}
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
  const here: LossLane = { name: words().thisPc, colour: null, history: group, figure: "dropped" };
  if (drawn === "total" || sources.length === 0) {
    return [{ name: words().lost, colour: null, history: group, figure: "lost" }, here];
  }
  const bySource = sources.map(
    ({ letter, history }, colour): LossLane => ({ name: letter, colour, history, figure: "lost" }),
  );
  return [...bySource, here];
}

interface BesideProps {
  readonly id: number;
  readonly history: Kept;
  readonly unit: Unit;
  readonly spanWords: string;
}

/** What the span came to as a whole: the times between packets, and each source. */
function Beside({ id, history: { group, sources, intervals }, unit, spanWords }: BesideProps) {
  return (
    <div className={styles.beside}>
      <div className={styles.heading}>
        <h3 data-picture-words="">{words().times.title}</h3>
        <span className={styles.about}>{words().times.about}</span>
      </div>
      <IntervalChart intervals={intervals} longest={longestInterval(group)} />
      <SourcesTable {...{ id, group, sources, unit, spanWords }} />
    </div>
  );
}
