import type { Arrangement } from "../../../../shared/model/packet-list.ts";
import type { KeptPackets } from "../store/kept-packets.ts";

/** Packets of one log by place, from 1. */
export interface PacketPlaces {
  readonly log: KeptPackets;
  /** Places of its rows as they were told last. */
  readonly places: Pick<Arrangement, "first" | "last">;
  /** The number of the packet at one of its places. */
  numberAt(place: number): number;
}

/** Packets of one log in an order of their own. */
export interface PacketOrder extends PacketPlaces {
  /** How far it is; what gave way leaves it with this. */
  state(): Omit<Arrangement, "arrangement">;
  /** Resolves when nothing is left to do; an order that follows arrival takes in packets up to `upTo`. */
  catchUp(upTo: number): Promise<void>;
  /** Ends what is under way. */
  stop(): void;
}

/** The first packet that an order goes over when `upTo` is its newest. */
export function firstLookedAt(log: KeptPackets, upTo: number): number {
  return Math.max(log.firstKept, upTo - log.mostArranged + 1);
}
