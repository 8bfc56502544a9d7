import type { Interface } from "../../shared/model.ts";
import { readInterfaces } from "./net/interfaces.ts";
import type { ArrivalClock, OnDatagram, Receiver, ReceiverSpec } from "./net/receiver.ts";
import { openReceiver, openSender, type Sender, type SenderSpec } from "./net/udp.ts";

/** The system's sockets and interfaces, injected so that the engine is tested without them. */
export interface Network {
  readonly platform: NodeJS.Platform;
  openReceiver(
    spec: ReceiverSpec,
    onDatagram: OnDatagram,
    onError: (error: Error) => void,
    arrivals: ArrivalClock,
  ): Promise<Receiver>;
  openSender(spec: SenderSpec): Promise<Sender>;
  interfaces(): Promise<Interface[]>;
}

export const systemNetwork: Network = {
  platform: process.platform,
  openReceiver,
  openSender,
  interfaces: readInterfaces,
};
