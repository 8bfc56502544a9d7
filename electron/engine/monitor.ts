import type { Delta } from "../../shared/contract/telling.ts";
import type { MonitorHandlers } from "../../shared/contract.ts";
import type { About } from "../../shared/model/about.ts";
import type { Unsubscribe } from "../../shared/transport.ts";
import { announcementsFeature } from "./features/announcements.ts";
import { decodingFeature } from "./features/decoding.ts";
import { formatsFeature } from "./features/formats.ts";
import { layGrounds } from "./features/grounds.ts";
import { type HistoryOptions, historyFeature } from "./features/history.ts";
import { hostFeature } from "./features/host.ts";
import { incidentsFeature } from "./features/incidents.ts";
import { membershipsFeature } from "./features/memberships.ts";
import { moveMembership } from "./features/move.ts";
import { onlyRecordings } from "./features/only-recordings.ts";
import { packetsFeature } from "./features/packets.ts";
import { pairsFeature } from "./features/pairs.ts";
import { probesFeature } from "./features/probes.ts";
import { recorderFeature } from "./features/recorder.ts";
import { replaysFeature } from "./features/replays.ts";
import { rowsTeller } from "./features/rows.ts";
import { sendsFeature } from "./features/sends.ts";
import { streamsFeature } from "./features/streams.ts";
import { tellingFeature } from "./features/telling.ts";
import { totalsTeller } from "./features/totals.ts";
import { wiresharkFeature } from "./features/wireshark.ts";
import { workspaceFeature } from "./features/workspace.ts";
import { type HostSystem, systemHost } from "./host/host-system.ts";
import { createSystemNetwork, type Network } from "./net/network.ts";
import { WatchingFile } from "./notify/watching-file.ts";
import type { RecordingPlaces } from "./record/places.ts";
import type { CreateRecorder } from "./record/recorder-thread.ts";
import { replayReaderHere, replayReaderThreads } from "./replay/reader.ts";
import { Looks } from "./telling/looks.ts";
import { Seconds } from "./telling/seconds.ts";
import { type Clock, systemClock } from "./time/clock.ts";
import { type LagMeter, watchLag } from "./time/lag.ts";
import { Lags } from "./time/lags.ts";
import type { WorkspacePlaces } from "./workspace/workspace.ts";

export interface MonitorOptions {
  readonly about: Pick<About, "version" | "door">;
  /** The parts of the outer world, replaced by tests. */
  readonly clock?: Clock;
  readonly network?: Network;
  readonly host?: HostSystem;
  readonly lag?: LagMeter;
  /** For how long the thread of the windows' door was busy, see `Totals`; without it there is none. */
  readonly doorLag?: () => number | null;
  /** The bundled script of the thread that sends; without it sends share the monitor's thread. */
  readonly sendScript?: URL;
  /** The bundled script of the threads that read what is sent again; without it the monitor's thread reads. */
  readonly replayScript?: URL;
  /** Where figures and events of days are kept; without it none are. */
  readonly history?: HistoryOptions | null;
  /** Where thresholds, and who is told, are kept; without it they last for this run. */
  readonly watchingFile?: string | null;
  /** Where what people set up is kept; without it lasts for this run, and begins with nothing. */
  readonly workspace?: WorkspacePlaces | null;
  /** Whether whoever uses the door may have commands run when something happens. */
  readonly allowCommands?: boolean;
  /** Where recordings go, and the bundled script of the threads that write them; without it nothing is recorded. */
  readonly recordings?: { readonly places: RecordingPlaces; readonly recorder: URL | CreateRecorder };
  /** Bytes for kept packets and known sources; `limits.memoryBytes` without it. */
  readonly memoryBytes?: number | null;
  /** Whether packets of rows are counted and nothing else is: for a recording at the highest rate, beside which nobody looks. */
  readonly onlyCounts?: boolean;
}

/** The whole engine behind its contract. Works when made; `close` leaves every group. */
export interface Monitor {
  readonly handlers: MonitorHandlers;
  /** Calls once per tick with what changed. */
  onDelta(listener: (delta: Delta) => void): Unsubscribe;
  close(): Promise<void>;
}

/** That of live traffic. */
interface LiveMonitor extends Monitor {
  /** Resolves when the groups that were kept are joined again. */
  readonly restored: Promise<void>;
}

/** Puts the features together. */
export function createMonitor(options: MonitorOptions): LiveMonitor {
  const network = options.network ?? createSystemNetwork();
  const grounds = layGrounds(
    options.clock ?? systemClock,
    network,
    options.memoryBytes ?? null,
    options.onlyCounts ?? false,
  );
  const seconds = new Seconds(grounds.clock.monotonic());
  const looks = new Looks();
  const lags = new Lags(options.lag ?? watchLag());

  const system = options.host ?? systemHost(network);
  const host = hostFeature(grounds, system);
  const announcements = announcementsFeature(grounds);
  const probes = probesFeature(grounds, system);
  const memberships = membershipsFeature(grounds, host.joined, (id, on) =>
    moveMembership(grounds, { watched: incidents.watched, onJoined: host.joined }, id, on),
  );
  const packets = packetsFeature(grounds, options.about.version);
  const sends = sendsFeature(grounds, options.sendScript ?? null);
  const { replayScript } = options;
  const reader = replayScript === undefined ? replayReaderHere : replayReaderThreads(replayScript);
  const replays = replaysFeature(grounds, sends.sends, reader);
  const streams = streamsFeature(grounds);
  const pairs = pairsFeature(grounds);
  const formats = formatsFeature(grounds);
  const decoding = decodingFeature(grounds);
  const recorder = recorderFeature(grounds, {
    version: options.about.version,
    places: options.recordings?.places ?? { folder: null, anywhere: false },
    recorder: options.recordings?.recorder ?? null,
    eventRule: () => workspace.eventRule,
  });
  const wireshark = wiresharkFeature(grounds);
  const history = historyFeature(grounds, options.history ?? null);
  const incidents = incidentsFeature(grounds, {
    version: options.about.version,
    allowCommands: options.allowCommands ?? false,
    file: options.watchingFile ? new WatchingFile(options.watchingFile) : null,
    kept: history.kept,
    suspectQuerier: host.suspectQuerier,
    heard: (incident) => recorder.happened(incident),
  });
  const workspace = workspaceFeature(grounds, options.workspace ?? null, {
    ...{ watched: incidents.watched, onJoined: host.joined },
  });
  const rows = rowsTeller(grounds, looks, seconds);
  const totals = totalsTeller(grounds, lags, options.doorLag ?? (() => null));
  const telling = tellingFeature(grounds, options.about, seconds, looks, {
    snapshot: (now) => ({
      ...rows.snapshot(now),
      ...sends.snapshot(now),
      ...host.snapshot(now),
      ...decoding.snapshot(now),
      ...incidents.snapshot(now),
      ...recorder.snapshot(now),
      ...workspace.snapshot(now),
      ...totals.snapshot(now),
    }),
    delta: (tick) => {
      const told = { ...rows.delta(tick), ...sends.delta(tick), ...recorder.delta(tick) };
      incidents.beside(tick.now, told);
      if (tick.secondEnds) history.take(told.seconds, incidents.second(tick.now));
      return {
        ...told,
        ...host.delta(tick),
        ...decoding.delta(tick),
        ...incidents.delta(tick),
        ...workspace.delta(tick),
        ...totals.delta(tick),
      };
    },
  });

  return {
    handlers: {
      ...telling.handlers,
      ...memberships.handlers,
      ...packets.handlers,
      ...sends.handlers,
      ...replays.handlers,
      ...streams.handlers,
      ...pairs.handlers,
      ...formats.handlers,
      ...decoding.handlers,
      ...recorder.handlers,
      ...wireshark.handlers,
      ...host.handlers,
      ...announcements.handlers,
      ...probes.handlers,
      ...history.handlers,
      ...onlyRecordings,
      ...incidents.handlers,
      ...workspace.handlers,
    },
    ...{ onDelta: telling.onDelta, restored: workspace.restored },
    async close() {
      lags.close();
      // What is set up now is what the next start begins with.
      await workspace.close?.();
      // First what is still told of them, then what they are.
      history.take([], incidents.cut());
      await history.close?.();
      await incidents.close?.();
      const features = [telling, memberships, packets, sends, host, wireshark, announcements, probes];
      await Promise.all(features.map((feature) => feature.close?.()));
      await network.close();
    },
  };
}
