import type { EventName, EventPayload } from "../../shared/contract.ts";
import type { About } from "../../shared/model/about.ts";
import type { Answer } from "../../shared/transport.ts";
import type { DescriptorTable } from "../engine/net/native/descriptors.ts";
import type { RecordingPlaces } from "../engine/record/places.ts";
import type { WorkspacePlaces } from "../engine/workspace/workspace.ts";

/** Which file a recording's thread reads. */
export interface RecordingData {
  readonly path: string;
  /** What it is called. */
  readonly name: string;
  readonly unicast: boolean;
}

/** What the monitor's thread is started with. */
export interface MonitorThreadData {
  readonly about: Pick<About, "version" | "door">;
  /** Bytes for kept packets and known sources; without it the usual. */
  readonly memoryBytes?: number | null;
  /** The file that the history is kept in; without it none is. */
  readonly historyFile?: string | null;
  /** The file that thresholds and notifiers are kept in; without it they last for this run. */
  readonly watchingFile?: string | null;
  /** Where what people set up is kept; without it lasts for this run. */
  readonly workspace?: WorkspacePlaces | null;
  /** Whether whoever uses the door may have commands run. */
  readonly allowCommands?: boolean;
  /** Where recordings may be written; without it nowhere. */
  readonly recordings?: RecordingPlaces;
  /** The recording that it reads instead of receiving; without it the monitor is live. */
  readonly recording?: RecordingData;
  /** Where the thread writes down what it opens beside Node; what is left there is closed when it has ended. */
  readonly descriptors?: DescriptorTable;
}

/** From the door's thread to the monitor's. `method` and `args` are as they came from outside. */
export type ToMonitor =
  | { readonly kind: "request"; readonly id: number; readonly method: unknown; readonly args: unknown }
  /** The longest time in the last second for which the door's thread could pass nothing on, in ms. */
  | { readonly kind: "door-lag"; readonly ms: number }
  /** Leave every group, then end the thread. */
  | { readonly kind: "close" };

/** From the monitor's thread to the door's. */
export type FromMonitor =
  /** The monitor is made and takes calls. */
  | { readonly kind: "ready" }
  | { readonly kind: "answer"; readonly id: number; readonly answer: Answer }
  | { readonly kind: "event"; readonly event: EventName; readonly payload: EventPayload<EventName> };
