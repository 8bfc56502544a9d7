import type { Args, EventName, EventPayload, MethodName, Result } from "./contract.ts";
import { type Problem, ProblemError } from "./problem.ts";

/** What comes back from a call: a result or a problem, never `undefined`. */
export type Answer<M extends MethodName = MethodName> =
  | { readonly ok: true; readonly result: Result<M> }
  | { readonly ok: false; readonly problem: Problem };

export type Connection = "connecting" | "open" | "lost" | "refused";

export type Unsubscribe = () => void;

/** The way to a monitor. Electron's IPC, a WebSocket and a worker thread each provide one. */
export interface Transport {
  request<M extends MethodName>(method: M, args: Args<M>): Promise<Answer<M>>;
  subscribe<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): Unsubscribe;
  /** Calls at once with the present state and at each change. `open` after `lost` is a new start. */
  watchConnection(listener: (connection: Connection) => void): Unsubscribe;
  close(): void;
}

/** Calls by name: `client.join({ … })`. A problem rejects with `ProblemError`. */
export type Client = {
  readonly [M in MethodName]: null extends Args<M>
    ? () => Promise<Result<M>>
    : (args: Args<M>) => Promise<Result<M>>;
};

export async function call<M extends MethodName>(
  transport: Pick<Transport, "request">,
  method: M,
  args: Args<M>,
): Promise<Result<M>> {
  const answer = await transport.request(method, args);
  if (!answer.ok) throw new ProblemError(answer.problem);
  return answer.result;
}
