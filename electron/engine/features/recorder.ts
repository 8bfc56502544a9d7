import { arch, release, type } from "node:os";
import { addressBytes } from "../../../shared/capture/write/packet-block.ts";
import type { recorderMethods } from "../../../shared/contract/recorder.ts";
import type { EventRule } from "../../../shared/model/event-recording.ts";
import { formatEndpoint, parseAddress } from "../../../shared/net/address.ts";
import type { Membership } from "../feeds/memberships/membership.ts";
import { EventRecordings, type Happening } from "../record/event-recordings.ts";
import type { RecordingPlaces } from "../record/places.ts";
import { type CreateRecorder, recorderThreads } from "../record/recorder-thread.ts";
import type { Recorded } from "../record/recording.ts";
import { Recordings } from "../record/recordings.ts";
import { figuresOf, kindsOf } from "../streams/stream-figures.ts";
import type { Feature, Teller } from "./feature.ts";
import type { Grounds } from "./grounds.ts";

export interface RecorderOptions {
  readonly version: string;
  readonly places: RecordingPlaces;
  /** The bundled script of the thread that writes a recording, or what stands for such threads; null where there is none. */
  readonly recorder: URL | CreateRecorder | null;
  /** With which events recordings begin: kept with the profile. */
  readonly eventRule: () => EventRule | null;
}

interface RecorderFeature extends Feature<typeof recorderMethods>, Teller<"recordJobs", "recordJobs"> {
  /** An incident began or changed: recordings may begin and end with it. */
  happened(happening: Happening): void;
}

/** Recording what comes, and saving what is kept. */
export function recorderFeature(
  { clock, wall, interfaces, memberships, decoding }: Grounds,
  { version, places, recorder, eventRule }: RecorderOptions,
): RecorderFeature {
  const recorded = (membership: Membership): Recorded => {
    const { id, spec, time, traffic } = membership;
    const parsed = parseAddress(spec.address);
    const destination = parsed.ok ? addressBytes(parsed.value) : new Uint8Array(16);
    return {
      id,
      name: formatEndpoint(spec.address, spec.port),
      keepsDestinations: spec.bind !== "any",
      traffic,
      feed: {
        row: id,
        ...{ family: spec.family, destination, port: spec.port, time },
        interfaceName: () =>
          membership.spec.bind === "any" ? null : (membership.spec.interface?.name ?? null),
        nameOf: (index) => interfaces.now.find((one) => one.index === index)?.name ?? null,
      },
      kernelDrops: () => membership.kernelDrops,
      reading: () => ({ key: membership.key, streams: kindsOf(membership.streams.streams) }),
      sight() {
        const { expected, lost } = figuresOf(membership.streams.streams);
        const isStalled = membership.state(time.now()) === "stalled";
        return { isStalled, sources: traffic.sources.size + traffic.sources.untold, expected, lost };
      },
    };
  };
  const recordings = new Recordings({
    createRecorder: recorder instanceof URL ? recorderThreads(recorder) : recorder,
    places,
    program: `Castscope ${version}`,
    system: `${type()} ${release()}`,
    hardware: arch(),
    decoding,
    monotonic: () => clock.monotonic(),
    wall: () => Math.round(wall.at(wall.now())),
    all: () => [...memberships].map(recorded),
    get: (id) => recorded(memberships.get(id)),
  });
  const events = new EventRecordings({
    rule: eventRule,
    begin: (happening, keptSince) => recordings.recordEvent(happening, keptSince),
    isRunning: (id) => recordings.isRunning(id),
    end: (id) => recordings.stop(id),
  });
  const unsubscribe = memberships.made.listen((membership) => recordings.joined(recorded(membership)));
  return {
    handlers: {
      record: (request) => recordings.record(request),
      saveKept: (request) => recordings.saveKept(request),
      keptReach: (request) => recordings.reach(request),
      nextRecordingFile({ id }) {
        recordings.nextFile(id);
        return null;
      },
      async stopRecording({ id }) {
        await recordings.stop(id);
        return null;
      },
      eventRecording: () => ({ unrecorded: events.unrecorded, problem: events.problem }),
    },
    happened: (happening) => events.happened(happening),
    snapshot: () => ({ recordJobs: recordings.rows() }),
    delta({ secondEnds }) {
      recordings.tick();
      if (secondEnds) {
        recordings.second();
        events.second(wall.at(wall.now()));
      }
      return { recordJobs: recordings.takeChanges() };
    },
    async close() {
      unsubscribe();
      await recordings.close();
    },
  };
}
