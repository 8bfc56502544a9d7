import type { Send } from "../../../shared/model/send.ts";
import type { Problem } from "../../../shared/problem.ts";
import type { Plan, Progress } from "./transmitter.ts";

/** What of a send's row changes while it goes on. */
type Changing =
  | "id"
  | "state"
  | "sourcePort"
  | "sent"
  | "failed"
  | "answered"
  | "reached"
  | "late"
  | "missed"
  | "startedAt"
  | "endedAt"
  | "problem"
  | "replay";

/** What is sent, as its job needs it. */
export interface SendOrder {
  readonly plan: Plan;
  /** What of its row stays as it is. */
  readonly asked: Omit<Send, Changing>;
  /** Of a replay, how far it is. */
  replayed?(progress: Progress): Send["replay"];
  /** What the system's error means. @param opening whether a socket could not be opened */
  problemOf(error: unknown, opening: boolean): Problem;
  /** What is said of it where nothing else is. */
  readonly remark?: Problem | null;
  /** Why it cannot come to its end; null while all is well. */
  trouble?(): Problem | null;
  /** What is sent in its place where its source port is taken meanwhile. */
  readonly otherwise?: () => SendOrder;
  /** Its job has ended, however that was. */
  ended?(): void;
}
