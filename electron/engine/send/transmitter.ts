import type { SendContent } from "../../../shared/contract/sends.ts";
import type { SenderSpec } from "../net/udp.ts";

/** One send as the part that puts it on the wire needs it. */
export interface SendPlan {
  readonly socket: SenderSpec;
  /** The destination as text, with its zone where it needs one. */
  readonly address: string;
  readonly port: number;
  readonly content: SendContent;
  /** Null sends until stopped. */
  readonly count: number | null;
  /** Packets per second, on average. */
  readonly rate: number;
  /** What follows after `count` packets, each step with a rate of its own. */
  readonly further?: readonly SendStep[];
  /** Packets handed over back to back. */
  readonly burst: number;
}

export interface SendStep {
  readonly rate: number;
  readonly count: number;
}

/** Packets that come from a ring, each with its time: a recording that is sent again. */
export interface PreparedPlan {
  /** What `prepared/ring.ts` reads. */
  readonly ring: SharedArrayBuffer;
  readonly sockets: readonly SenderSpec[];
  /** By which socket and to where the packets of a lane go; addresses as text, with their zone where they need one. */
  readonly lanes: readonly PreparedLane[];
}

export interface PreparedLane {
  /** Place among the sockets. */
  readonly socket: number;
  readonly address: string;
  readonly port: number;
}

/** What is put on the wire. */
export type Plan = SendPlan | PreparedPlan;

/** How far prepared packets are beside what all sends tell. */
export interface PreparedProgress {
  /** Payload bytes that left. */
  readonly bytes: number;
  /** Packets that left more than `limits.replayLateMs` after their time, and by how much all did on average, in ms. */
  readonly late: number;
  readonly meanLate: number;
  /** By how much all that follows was moved, in ms, because more was late than is made up for. */
  readonly behind: number;
}

/** How far a send is. */
export interface Progress {
  readonly sent: number;
  /** Datagrams that the system refused. */
  readonly failed: number;
  /** Datagrams that left and to which a host or a router answered that they did not arrive: at least so many. */
  readonly answered: number;
  /** Packets per second reached; 0 before a second burst left. */
  readonly reached: number;
  /** The most by which a packet left after its time, in ms. */
  readonly late: number;
  /** Packets of the schedule that came too late to be made up for. */
  readonly missed: number;
  /** The last refusal or answer; one error for as long as it stays the same. */
  readonly refusal: Error | null;
  /** Of prepared packets only. */
  readonly prepared?: PreparedProgress;
}

export const noProgress: Progress = {
  sent: 0,
  failed: 0,
  answered: 0,
  reached: 0,
  late: 0,
  missed: 0,
  refusal: null,
};

/** How a send ended by itself. */
export type SendEnd = "done" | "failed";

/** A send that runs. */
export interface Running {
  /** The own address that datagrams leave from; null where only the system knows. */
  readonly sourceAddress: string | null;
  readonly sourcePort: number;
  /** As far as it is known here. */
  progress(): Progress;
  /** Sends nothing more and closes the socket; answers when it is done. */
  stop(): Promise<void>;
}

/** Puts sends on the wire. */
export interface Transmitter {
  /**
   * Opens a socket for the send and begins. Rejects with the system's error.
   * @param ended called once when it ended by itself, not after `stop`
   */
  start(plan: Plan, ended: (how: SendEnd) => void): Promise<Running>;
  close(): Promise<void>;
}
