import { useRef, useState } from "react";
import type { Interface } from "../../../../shared/model/interface.ts";
import type { StreamDetail, Streams } from "../../../../shared/model/stream.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { clockFinding, lossFinding, queueFinding } from "../../../../shared/stream/findings.ts";
import { runReport } from "../../../../shared/stream/report.ts";
import type { StreamFinding } from "../../../../shared/stream/stream-findings.ts";
import type { Client } from "../../../../shared/transport.ts";
import { useTraffic } from "../../../context.tsx";
import { useHeir } from "../../../keyboard/use-heir.ts";
import { figuresOf } from "./figures.ts";
import { FiguresStrip, FurtherFigures } from "./figures-strip.tsx";
import { Findings } from "./findings.tsx";
import { reportText } from "./report/report-text.ts";
import { type PickedSecond, SequenceSection } from "./sequence/sequence-map.tsx";
import { Bursts } from "./spread/bursts.tsx";
import { type NamedSpread, Percentiles } from "./spread/percentiles.tsx";
import { StreamHeader } from "./stream-header.tsx";
import styles from "./stream-view.module.css";
import { StreamsTable } from "./streams/streams-table.tsx";
import { DelayChart } from "./timeline/delay.tsx";
import { lossNear } from "./timeline/stretch.ts";
import type { TimePick } from "./timeline/time-cursor.tsx";
import { Lanes, Timeline } from "./timeline/timeline.tsx";
import { type TimeView, useTimeView } from "./timeline/use-time-view.ts";
import { TransportPanels } from "./transport/transport-panels.tsx";
import { useReset } from "./use-reset.ts";
import { words } from "./words/words.ts";

interface StreamViewProps {
  /** Of the membership. */
  readonly id: number;
  readonly list: Streams;
  readonly stream: StreamDetail;
  /** The time up to which all is told, in ms since 1970. */
  readonly at: number;
  readonly onChoose: (stream: number) => void;
  readonly onChange: () => void;
}

/** The streams of a group, as they are counted anew. */
const streamsOf = {
  reset: (client: Client, id: number) => client.resetStreams({ id }),
  undoReset: (client: Client, id: number, undo: number) => client.undoResetStreams({ id, undo }),
  words: () => words().head,
};

/** One stream, from the figures to the single second. */
export function StreamView({ id, list, stream, at, onChoose, onChange }: StreamViewProps) {
  const reset = useReset(streamsOf, onChange);
  const on = useTraffic((state) => state.memberships.get(id)?.interface?.name ?? null);
  const group = useTraffic((state) => {
    const row = state.memberships.get(id);
    return row ? formatEndpoint(row.address, row.port) : "";
  });
  const interfaces = useTraffic((state) => state.interfaces);
  const view = useTimeView(stream.seconds, at);
  const root = useRef<HTMLDivElement>(null);
  /** A second with a loss that was clicked: its cells are gone to. */
  const [picked, setPicked] = useState<PickedSecond | null>(null);
  const onPick = (time: number, within: number): void => {
    const lossy = lossNear(stream.seconds, time, within);
    if (lossy !== null) setPicked({ time: lossy });
  };
  useHeir(root);

  const own = isOwn(stream.address, interfaces);
  const findings = [
    lossFinding(stream, { on, own }),
    queueFinding(stream),
    clockFinding(stream, { own }),
  ].filter((finding): finding is StreamFinding => finding !== null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div ref={root} className={styles.view} tabIndex={0} data-entrance>
      <StreamHeader
        id={id}
        list={list}
        stream={stream}
        onChoose={onChoose}
        onReset={() => void reset(id)}
        report={{
          text: () => reportText(stream, { group, interface: on, at, findings }),
          json: () => `${JSON.stringify(runReport(stream, { group, interface: on, at }), null, 2)}\n`,
        }}
        onChange={onChange}
      />
      <FiguresStrip label={words().strip.label} figures={figuresOf(stream)} />
      <div className={styles.meaning}>
        <Findings findings={findings} />
        <FurtherFigures stream={stream} />
      </div>
      {stream.delay === null ? (
        <OverTime {...{ stream, view, picked, onPick }} />
      ) : (
        <OverTimeWithDelay {...{ stream, view, picked, onPick }} />
      )}
      {list.streams.length > 1 && <StreamsTable list={list} chosen={stream.id} onChoose={onChoose} />}
    </div>
  );
}

interface PartProps {
  readonly stream: StreamDetail;
  readonly view: TimeView;
  readonly picked: PickedSecond | null;
  readonly onPick: TimePick;
}

/** The rate and its lanes over the whole width; below, the sequence beside how times and bursts spread. */
function OverTime({ stream, view, picked, onPick }: PartProps) {
  return (
    <>
      <div className={styles.part}>
        <Timeline {...{ stream, view, onPick }} />
      </div>
      {stream.transportStream !== null && (
        <TransportPanels transport={stream.transportStream} since={stream.firstAt} />
      )}
      <div className={styles.columns}>
        <div className={styles.wide}>
          <SequenceSection {...{ stream, view, picked }} />
          <div className={styles.under}>
            <Bursts stream={stream} />
          </div>
        </div>
        <div className={styles.spreads}>
          <Times stream={stream} />
        </div>
      </div>
    </>
  );
}

/** Delays, sequence and lanes share their time on the left. */
function OverTimeWithDelay({ stream, view, picked, onPick }: PartProps) {
  return (
    <div className={styles.columns}>
      <div className={styles.wide}>
        <DelayChart {...{ stream, view, onPick }} />
        <div className={styles.lanes}>
          <Lanes {...{ stream, view, onPick }} rate={false} />
        </div>
        <SequenceSection {...{ stream, view, picked }} />
      </div>
      <div className={styles.spreads}>
        <Times stream={stream} />
        <Bursts stream={stream} />
      </div>
    </div>
  );
}

/** How delays or intervals spread, beside the jitter. */
function Times({ stream }: { readonly stream: StreamDetail }) {
  const { delay, interarrival, jitterSpread, jitterBy } = stream;
  const first: NamedSpread =
    delay === null ? { of: "interval", spread: interarrival } : { of: "delay", spread: delay };
  const second: NamedSpread = {
    of: jitterBy === "interarrival" ? "deviation" : "jitter",
    spread: jitterSpread,
  };
  return <Percentiles spreads={[first, second]} />;
}

/** Whether an address is one of this computer's. */
function isOwn(address: string, interfaces: readonly Interface[]): boolean {
  return interfaces.some(({ addresses }) => addresses.some((own) => own.address === address));
}
