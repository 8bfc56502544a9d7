import type { BindPicture, DrawnSocket } from "./picture.ts";

/** Where the parts of the drawing stand, in px from its upper left corner. */
export interface BindLayout {
  readonly height: number;
  readonly destinations: readonly Place[];
  readonly sockets: readonly SocketPlace[];
  /** Whether programs stand in a column of their own; else in their sockets' cards. */
  readonly apart: boolean;
  /** Left edges of the columns, for their headings. */
  readonly columns: { readonly sockets: number; readonly programs: number };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface SocketPlace {
  readonly card: Place;
  /** The gate: one place for each destination, in their order. */
  readonly bar: Place;
  /** Null where the program stands in the card. */
  readonly program: Place | null;
  readonly ways: readonly Way[];
}

/** The way of one destination's packets to a gate. */
interface Way {
  readonly path: string;
  /** Where it ends: at the gate, or before it where packets are kept out. */
  readonly end: { readonly x: number; readonly y: number };
}

const destination = { width: 248, height: 48, gap: 8 } as const;
const socket = { width: 182, height: 96, gap: 22 } as const;
const program = { width: 170, height: 50, gap: 68 } as const;
/** A line of the card that not every socket has. */
const lineHeight = 17;
/** Width of a gate, and its distance from the card. */
const bar = { width: 3, gap: 4 } as const;
/** A place of a gate is at least so high that its cross does not touch the next. */
const leastPlace = 12;
/** How far before the gate packets are kept out. */
const crossGap = 18;
/** Below this width programs have no room of their own. */
const apartFrom = 915;

/** @param width of the drawing, in px */
export function layOut(
  { destinations, sockets }: Pick<BindPicture, "destinations" | "sockets">,
  width: number,
): BindLayout {
  const apart = width >= apartFrom;
  const heights = sockets.map((one) => cardHeight(one, apart));
  const bars = heights.map((height) => Math.max(height, destinations.length * leastPlace));
  const column = (count: number, sum: number, gap: number): number => sum + gap * Math.max(0, count - 1);
  const left = column(destinations.length, destinations.length * destination.height, destination.gap);
  const middle = column(
    bars.length,
    bars.reduce((sum, one) => sum + one, 0),
    socket.gap,
  );
  const height = Math.max(left, middle);
  const programs = width - program.width;
  const x = apart ? programs - program.gap - socket.width : width - socket.width;

  // Each column stands in the middle of the drawing; the sockets spread where there is room.
  const spare = (height - middle) / Math.max(1, bars.length);
  const top = (height - left) / 2;
  const places = destinations.map(
    (_, at): Place => ({
      x: 0,
      y: top + at * (destination.height + destination.gap),
      width: destination.width,
      height: destination.height,
    }),
  );
  let y = spare / 2;
  const socketPlaces = bars.map((barHeight, at): SocketPlace => {
    const cardHeight = heights[at] ?? 0;
    const gate: Place = { x: x - bar.gap - bar.width, y, width: bar.width, height: barHeight };
    const card: Place = { x, y: y + (barHeight - cardHeight) / 2, width: socket.width, height: cardHeight };
    const middle = card.y + (card.height - program.height) / 2;
    const passages = sockets[at]?.passages ?? [];
    y += barHeight + socket.gap + spare;
    return {
      card,
      bar: gate,
      program: apart ? { x: programs, y: middle, width: program.width, height: program.height } : null,
      ways: places.map((from, place) =>
        wayTo(from, gate, place, places.length, passages[place] === "comes-in"),
      ),
    };
  });
  return { height, destinations: places, sockets: socketPlaces, apart, columns: { sockets: x, programs } };
}

function cardHeight({ more }: DrawnSocket, apart: boolean): number {
  return socket.height + (more > 0 ? lineHeight : 0) + (apart ? 0 : lineHeight);
}

function wayTo(from: Place, gate: Place, place: number, places: number, comesIn: boolean): Way {
  const begin = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = {
    x: gate.x - (comesIn ? 2 : crossGap),
    y: gate.y + ((place + 0.5) * gate.height) / places,
  };
  const bend = (end.x - begin.x) / 2;
  const at = (x: number, y: number): string => `${round(x)} ${round(y)}`;
  const path = `M${at(begin.x, begin.y)}C${at(begin.x + bend, begin.y)} ${at(end.x - bend, end.y)} ${at(end.x, end.y)}`;
  return { path, end };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
