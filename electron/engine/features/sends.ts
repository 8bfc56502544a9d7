import type { sendMethods } from "../../../shared/contract/sends.ts";
import { createTransmitter } from "../send/create-transmitter.ts";
import { Sends } from "../send/sends.ts";
import type { Feature, Teller } from "./feature.ts";
import type { Grounds } from "./grounds.ts";

/**
 * Sending.
 * @param script the bundled script of the thread that sends; without it sends share the monitor's thread
 */
export function sendsFeature(
  { clock, wall, network, interfaces }: Grounds,
  script: URL | null,
): Feature<typeof sendMethods> & Teller<"sends", "sends" | "sendsForgotten"> & { readonly sends: Sends } {
  const transmitter = createTransmitter(network, clock, script);
  const sends = new Sends({ network, transmitter, clock, wall }, () => interfaces.now);
  return {
    sends,
    handlers: {
      async send(request) {
        await interfaces.fresh();
        return sends.send(request);
      },
      async stopSend({ id }) {
        await sends.stop(id);
        return null;
      },
      stageSendFile: ({ bytes }) => sends.files.begin(bytes),
      async addToSendFile({ file, at, bytes }) {
        await sends.files.add(file, at, bytes);
        return null;
      },
      async dropSendFile({ file }) {
        await sends.files.drop(file);
        return null;
      },
    },
    snapshot: () => ({ sends: sends.rows() }),
    delta: () => sends.takeChanges(),
    close: () => sends.close(),
  };
}
