import type { Args, MethodName } from "../../shared/contract.ts";
import type { Answer, Transport } from "../../shared/transport.ts";

/** The way to one opened recording, over the way to the door: the same contract, and deltas of its own. */
export function sessionTransport(door: Transport, session: number): Transport {
  return {
    request: async <M extends MethodName>(method: M, args: Args<M>) =>
      (await door.request("inRecording", { session, method, args })) as Answer<M>,
    subscribe(event, listener) {
      if (event !== "delta") return () => {};
      return door.subscribe("recordingDelta", (told) => {
        if (told.session === session) (listener as (delta: typeof told.delta) => void)(told.delta);
      });
    },
    watchConnection: (listener) => door.watchConnection(listener),
    close: () => {},
  };
}
