import type { PortHolder } from "../../../../../shared/host.ts";
import {
  type BindKind,
  type BoundSocket,
  bindKind,
  groupDelivery,
  type PacketWay,
  type Passage,
  passage,
} from "../../../../../shared/model/bind-filter.ts";
import type { Destination, DestinationKind } from "../../../../../shared/model/destination.ts";
import { destinationState } from "../../../../../shared/model/destination-state.ts";
import type { Interface } from "../../../../../shared/model/interface.ts";
import type { Membership } from "../../../../../shared/model/membership.ts";
import { joinedBy } from "../../../../../shared/text/destinations.ts";

/** Where packets of the port go, at the left of the drawing. */
export interface DrawnDestination extends PacketWay {
  readonly key: string;
  /** Of the last full second; null where this program does not hear them. */
  readonly rate: number | null;
  /** Who joined it, as far as that is told; null of what is no group. */
  readonly joinedBy: readonly string[] | null;
}

/** A socket of the port with its program, in the middle and at the right. */
export interface DrawnSocket {
  readonly key: string;
  readonly kind: BindKind;
  readonly bound: string;
  readonly program: SocketProgram;
  /** What becomes of each destination, in their order. */
  readonly passages: readonly Passage[];
  /** How many of all destinations come in, drawn or not. */
  readonly comingIn: number;
  /** Packets of the last full second; null where it is not known here. */
  readonly rate: number | null;
  /** Further sockets of its kind, which are in the list of sockets only. */
  readonly more: number;
}

export type SocketProgram =
  | { readonly is: "ours"; readonly row: Pick<Membership, "id" | "name" | "address" | "source" | "kind"> }
  | { readonly is: "program"; readonly name: string; readonly pid: number }
  | { readonly is: "untold"; readonly user: string | null };

export interface BindPicture {
  readonly destinations: readonly DrawnDestination[];
  readonly sockets: readonly DrawnSocket[];
  /** Destinations that are left out, see `destinationsDrawn`. */
  readonly further: number;
  /** Whether any destination is one that packets came to. */
  readonly heard: boolean;
}

export interface BindFacts {
  readonly row: Membership;
  /** All rows of this program. */
  readonly rows: readonly Membership[];
  /** Where its packets went; empty where it hears its own address only, or before it is known. */
  readonly destinations: readonly Destination[];
  /** Who holds the port; empty where the system does not tell. */
  readonly holders: readonly PortHolder[];
  readonly interfaces: readonly Interface[];
  readonly platform: string;
  /** Ms since 1970. */
  readonly at: number;
}

/** So many destinations are drawn; of more the busiest `destinationsOfMany`. */
const destinationsDrawn = 7;
const destinationsOfMany = 6;
/** Interfaces whose own addresses stand for what could come, where nothing came yet. */
const interfacesDrawn = 2;

/** A socket of the port before it is known what comes in. */
interface Socket extends BoundSocket {
  readonly key: string;
  readonly program: SocketProgram;
  readonly rate: number | null;
}

interface BindWish {
  /** All destinations, however many there are. */
  readonly all: boolean;
  /** Unicast and broadcast alone, and no groups. */
  readonly direct?: boolean;
}

/** What each bind lets through: the destinations, one socket of each kind, and what comes in at each. */
export function bindPicture(facts: BindFacts, { all, direct = false }: BindWish): BindPicture {
  const sockets = socketsOf(facts);
  const every = allDestinations(facts, sockets).filter(({ kind }) => !direct || kind !== "group");
  const destinations = all || every.length <= destinationsDrawn ? every : busiest(every);
  return {
    destinations,
    sockets: oneOfEach(facts, sockets).map(([kind, socket, more]) =>
      drawn(facts, kind, socket, more, { sockets, destinations, every }),
    ),
    further: every.length - destinations.length,
    heard: facts.destinations.length > 0 || facts.row.packets > 0,
  };
}

/** All sockets of the port: those of this program's rows, then the others that the system tells. */
export function socketsOf({
  row,
  rows,
  holders,
}: Pick<BindFacts, "row" | "rows" | "holders">): readonly Socket[] {
  const ours = rows
    .filter(({ port, family, state }) => port === row.port && family === row.family && state !== "failed")
    .map((one): Socket => {
      const { id, name, address, source, kind, bind, interface: on, rate } = one;
      return {
        key: `row/${id}`,
        address: bind === "any" ? (one.family === 4 ? "0.0.0.0" : "::") : address,
        on: bind === "any" || kind !== "group" ? null : (on?.name ?? null),
        joined: kind === "group" ? [address] : [],
        program: { is: "ours", row: { id, name, address, source, kind } },
        rate: rate.packets,
      };
    });
  const others = holders
    .filter(
      ({ program, address }) => program?.name !== "Castscope" && address.includes(":") === (row.family === 6),
    )
    .map(
      ({ program, user, address }, at): Socket => ({
        key: `holder/${address} ${program?.pid ?? user ?? ""} ${at}`,
        address,
        on: null,
        joined: null,
        program: program ? { is: "program", ...program } : { is: "untold", user },
        rate: null,
      }),
    );
  return [...ours, ...others];
}

/** Where packets went, then where they could go as far as the sockets and interfaces tell. */
function allDestinations(facts: BindFacts, sockets: readonly Socket[]): readonly DrawnDestination[] {
  const { row, destinations, interfaces } = facts;
  const heard = destinations.map((one): DrawnDestination => {
    const { address, kind, interface: on } = one;
    return {
      key: `${address} ${on ?? ""}`,
      address,
      kind,
      interface: on,
      rate: one.rate.packets,
      joinedBy: joinedBy(one),
    };
  });
  const possible: DrawnDestination[] = sockets.flatMap((socket) => {
    const kind = bindKind(socket.address);
    if (kind === "any") return [];
    return [unheard(socket.address, kind === "group" ? "group" : wayOf(socket.address, interfaces), socket)];
  });
  if (row.bind === "any" && row.kind === "group") possible.push(ownGroup(row));
  if (heard.length === 0) possible.push(...ownAddresses(row, interfaces));
  const known = new Set(heard.map(({ address }) => address));
  for (const one of possible) {
    if (known.has(one.address)) continue;
    known.add(one.address);
    heard.push(one);
  }
  return heard;

  function unheard(address: string, kind: DestinationKind, socket: Socket): DrawnDestination {
    const on =
      socket.on ??
      interfaces.find((one) => one.addresses.some((own) => own.address === address))?.name ??
      null;
    const ours = socket.program.is === "ours";
    const names = ours ? ["Castscope"] : null;
    const rate = ours ? socket.rate : null;
    return {
      key: `${address} ${on ?? ""}`,
      address,
      kind,
      interface: on,
      rate,
      joinedBy: kind === "group" ? names : null,
    };
  }
}

function ownGroup({ address, interface: on }: Membership): DrawnDestination {
  const place = on?.name ?? null;
  return {
    key: `${address} ${place ?? ""}`,
    address,
    kind: "group",
    interface: place,
    rate: null,
    joinedBy: ["Castscope"],
  };
}

function wayOf(address: string, interfaces: readonly Interface[]): DestinationKind {
  return interfaces.some((one) => one.addresses.some((own) => own.address === address))
    ? "unicast"
    : "broadcast";
}

/** This computer's own addresses that the port would be heard on: of the row's interface, else of the first ones. */
function ownAddresses(
  { family, interface: on }: Membership,
  interfaces: readonly Interface[],
): DrawnDestination[] {
  const able = interfaces.filter(
    (one) =>
      one.up &&
      !one.loopback &&
      one.addresses.some((own) => own.family === family) &&
      (on === null || one.name === on.name),
  );
  return able.slice(0, interfacesDrawn).map((one) => {
    const address = one.addresses.find((own) => own.family === family)?.address ?? "";
    return {
      key: `${address} ${one.name}`,
      address,
      kind: "unicast",
      interface: one.name,
      rate: null,
      joinedBy: null,
    };
  });
}

/** Those with the most packets, in the order in which they stood: rates change, and nothing is to dance. */
function busiest(all: readonly DrawnDestination[]): readonly DrawnDestination[] {
  const first = [...all]
    .sort((one, other) => (other.rate ?? -1) - (one.rate ?? -1))
    .slice(0, destinationsOfMany);
  return all.filter((one) => first.includes(one));
}

const kinds: readonly BindKind[] = ["group", "any", "interface"];

/** One socket of each kind that is there, the row's own before others. */
function oneOfEach(
  { row }: BindFacts,
  sockets: readonly Socket[],
): readonly (readonly [BindKind, Socket, number])[] {
  const isRow = ({ program }: Socket): boolean => program.is === "ours" && program.row.id === row.id;
  return kinds.flatMap((kind) => {
    const same = sockets.filter(({ address }) => bindKind(address) === kind);
    const shown = same.find(isRow) ?? same[0];
    return shown === undefined ? [] : [[kind, shown, same.length - 1] as const];
  });
}

function drawn(
  facts: BindFacts,
  kind: BindKind,
  socket: Socket,
  more: number,
  {
    sockets,
    destinations,
    every,
  }: {
    readonly sockets: readonly Socket[];
    readonly destinations: readonly DrawnDestination[];
    readonly every: readonly DrawnDestination[];
  },
): DrawnSocket {
  const delivery = groupDelivery(facts.platform);
  const passageOf = (to: DrawnDestination): Passage => {
    const ruled = passage(to, socket, sockets, delivery);
    return ruled === "unknown" && isHeardNow(facts, socket, to) ? "comes-in" : ruled;
  };
  const { key, address: bound, program } = socket;
  return {
    ...{ key, kind, bound, program, more },
    passages: destinations.map(passageOf),
    comingIn: every.filter((to) => passageOf(to) === "comes-in").length,
    rate: socket.rate ?? sumOf(every.filter((to) => passageOf(to) !== "kept-out")),
  };
}

/** Where the rule leaves it open what this row hears, its own packets tell. */
function isHeardNow(
  { row, destinations, at }: BindFacts,
  { program }: Socket,
  to: DrawnDestination,
): boolean {
  if (program.is !== "ours" || program.row.id !== row.id || row.bind !== "any") return false;
  return destinations.some(
    (one) =>
      one.address === to.address &&
      one.interface === to.interface &&
      destinationState(one, at) === "receiving",
  );
}

/** Null where of one of them it is not known. */
function sumOf(destinations: readonly DrawnDestination[]): number | null {
  const rates = destinations.map(({ rate }) => rate);
  return rates.includes(null) ? null : rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0);
}
