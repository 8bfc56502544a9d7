import { accept, type Parsed, refuse } from "../../parsed.ts";
import type { Span } from "./place.ts";

/** A range as `readAddressRange` and `readPorts` take it, and where its characters stand in what was written. */
export interface RangeText {
  readonly text: string;
  /** The part of the written text that is to blame for a part of `text`. */
  readonly blame: (span: Span) => Span;
}

/** Between first and last, as people write it beside a plain dash; dashes of word processors were made plain before. */
const parting = "(?:\\s*(?:-|~|\u301c|\uff5e|\u2026|\\.{2,3})\\s*|\\s+(?:to|bis|through|thru)\\s+)";
/** A scheme and a source. */
const before = "((?:[a-z][a-z0-9+.-]*://)?(?:[^@\\s]*@)?)";
const ipv4 = "\\d{1,3}(?:\\.\\d{1,3}){3}";
const ipv6 = "[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*";
const port = "(?::(\\d+)(?![\\d.:]))?";
const behind = "(?=$|[\\s,;:/?#])";

const shapes = {
  /** `239.1.1.[1-20]`, and `{1..20}` of shells. */
  bracketed: new RegExp(
    `^${before}(\\d+\\.\\d+\\.\\d+\\.)(?:\\[\\s*(\\d+)${parting}(\\d+)\\s*\\]|\\{\\s*(\\d+)${parting}(\\d+)\\s*\\})`,
    "id",
  ),
  whole: new RegExp(`^${before}(${ipv4})${port}${parting}(${ipv4})${port}${behind}`, "id"),
  wholeIpv6: new RegExp(`^${before}\\[(${ipv6})\\]${port}${parting}\\[(${ipv6})\\]${port}${behind}`, "id"),
  lastPart: new RegExp(`^${before}(${ipv4})${parting}(\\d{1,3})${behind}`, "id"),
  inBrackets: new RegExp(`^(${before.slice(1, -1)}\\[)(${ipv6})${parting}([0-9a-f:.]+)(?=\\])`, "id"),
};

/** A port, or several of them behind a group or a range: `5000 - 5010`, `5004, 5006 to 5008`, `[5000-5010]`. */
const portsShape = new RegExp(
  `((?:\\d|\\])(?:/\\d+)?(?::\\s*|\\s+))(?:\\[\\s*(\\d+)(${parting})(\\d+)\\s*\\]|((?:\\d+${parting})?\\d+(?:\\s*,\\s*(?:\\d+${parting})?\\d+)*))(?=$|[\\s;?#])`,
  "id",
);
const onePart = new RegExp(`(\\d)(${parting})(?=\\d)`, "gid");

/** What is no piece of the written text. */
type Piece = Span | string;

/**
 * Brings ranges as people write them into the plain form: `239.1.1.1 - 239.1.1.20:5004`, `239.1.1.1..20`, `239.1.1.[1-20]`,
 * `239.1.1.1:5004 to 239.1.1.20:5004`, `:5000 - 5010`. What holds none stays as it is.
 * @param written with plain dashes
 */
export function plainRange(written: string): Parsed<RangeText> {
  const addresses = addressPieces(written);
  if (!addresses.ok) return addresses;
  const first = put(written, addresses.value ?? [{ start: 0, end: written.length }]);
  const ports = portPieces(first.text);
  if (ports === null) return accept(first);
  const second = put(first.text, ports);
  return accept({ text: second.text, blame: (span) => first.blame(second.blame(span)) });
}

function addressPieces(text: string): Parsed<readonly Piece[] | null> {
  const bracketed = at(shapes.bracketed, text);
  if (bracketed) {
    const [head, stem, first = bracketed.groups[4], last = bracketed.groups[5]] = bracketed.groups;
    return accept([...some(head, stem, first), "-", ...some(last), bracketed.rest]);
  }
  for (const isIpv6 of [false, true]) {
    const whole = at(isIpv6 ? shapes.wholeIpv6 : shapes.whole, text);
    if (whole === null) continue;
    const [head, first, port, last, lastPort] = whole.groups;
    if (port && lastPort && text.slice(port.start, port.end) !== text.slice(lastPort.start, lastPort.end)) {
      const values = {
        first: text.slice(port.start, port.end),
        last: text.slice(lastPort.start, lastPort.end),
      };
      return refuse("range-of-two-ports", values, lastPort.start, lastPort.end);
    }
    const its = lastPort ?? port;
    const [open, close] = isIpv6 ? ["[", "]"] : ["", ""];
    return accept([
      ...some(head),
      ...[open, ...some(first), "-", ...some(last), close],
      ...(its ? [":", its] : []),
      whole.rest,
    ]);
  }
  const part = at(shapes.inBrackets, text) ?? at(shapes.lastPart, text);
  if (part === null) return accept(null);
  const [head, first, last] = part.groups;
  return accept([...some(head, first), "-", ...some(last), part.rest]);
}

function portPieces(text: string): readonly Piece[] | null {
  const found = at(portsShape, text);
  if (found === null) return null;
  const [host, first, parting, last, list] = found.groups;
  const head = { start: 0, end: host?.end ?? 0 };
  if (first && parting && last) return [head, first, "-", last, found.rest];
  if (!list) return null;
  const pieces: Piece[] = [head];
  let from = list.start;
  for (const { 1: digit = "", 2: between = "", index } of text
    .slice(list.start, list.end)
    .matchAll(onePart)) {
    const end = list.start + index + digit.length;
    pieces.push({ start: from, end }, "-");
    from = end + between.length;
  }
  return [...pieces, { start: from, end: list.end }, found.rest];
}

/** Where the groups of a shape stand in a text, and what follows all of it; null where it does not fit. */
function at(
  shape: RegExp,
  text: string,
): { readonly groups: readonly (Span | undefined)[]; readonly rest: Span } | null {
  const found = shape.exec(text);
  if (found === null) return null;
  const groups = (found.indices ?? []).slice(1).map((one) => one && { start: one[0], end: one[1] });
  return { groups, rest: { start: found.index + found[0].length, end: text.length } };
}

const some = (...spans: readonly (Span | undefined)[]): Span[] => spans.filter((span) => span !== undefined);

function put(written: string, pieces: readonly Piece[]): RangeText {
  let text = "";
  const places: number[] = [];
  let beyond = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") {
      text += piece;
      for (let one = 0; one < piece.length; one += 1) places.push(beyond);
      continue;
    }
    text += written.slice(piece.start, piece.end);
    for (let place = piece.start; place < piece.end; place += 1) places.push(place);
    beyond = piece.end;
  }
  const startOf = (place: number): number => places[place] ?? written.length;
  return {
    text,
    blame: ({ start, end }) => ({
      start: startOf(start),
      end: end > start ? (places[end - 1] ?? written.length - 1) + 1 : startOf(start),
    }),
  };
}
