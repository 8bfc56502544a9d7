import * as v from "valibot";
import { hostProgramSchema } from "../host.ts";
import { limits } from "../limits.ts";
import { meterFigures, schemasOf } from "./figures.ts";
import { count } from "./quantities.ts";

export const destinationKinds = ["group", "broadcast", "unicast"] as const;
export type DestinationKind = (typeof destinationKinds)[number];

/** Where packets of a port went, by their own control message (IP_PKTINFO, RFC 3542 section 6.1). */
export const destinationSchema = v.object({
  /** The address in the packet's header. */
  address: v.string(),
  kind: v.picklist(destinationKinds),
  /** Name of the interface on which they arrived; null where it is gone. */
  interface: v.nullable(v.string()),
  ...schemasOf(meterFigures),
  /** Bits of the last full seconds, the newest last; null where there was no memory for them. */
  bits: v.nullable(v.pipe(v.array(v.number()), v.maxLength(limits.historySeconds))),
  /** Senders told apart, at most `limits.sourcesPerDestination` … */
  sources: count,
  /** … and packets of further ones. */
  untoldSources: count,
  /** Of a group: the membership of this program that joined it on this interface; null when none did. */
  ours: v.nullable(v.number()),
  /**
   * Of a group: other programs with a socket bound to it, on whichever interface. Null where the system does
   * not tell; of a socket that is bound to any address no system tells what it joined.
   */
  programs: v.nullable(v.array(hostProgramSchema)),
  /** Of a group: how many sockets beside this program's joined it on this interface; null where it is not told. */
  otherSockets: v.nullable(count),
});
export type Destination = v.InferOutput<typeof destinationSchema>;

export const destinationsSchema = v.object({
  /** Packets of which the system did not tell where they went. */
  untold: count,
  /** Packets to destinations beyond `limits.destinations`. */
  further: count,
  /** In the order of their first packet. */
  destinations: v.array(destinationSchema),
});
export type Destinations = v.InferOutput<typeof destinationsSchema>;
