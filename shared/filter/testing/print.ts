import type { Filter, Moment, Span, Term, Wanted } from "../filter.ts";

/** For tests: a text that is read as this filter. */
export function print<F extends string>(filter: Filter<F>): string {
  switch (filter.kind) {
    case "and":
      return filter.all.map(part).join(" and ");
    case "or":
      return filter.any.map(part).join(" or ");
    case "not":
      return `not ${part(filter.of)}`;
    default:
      return printTerm(filter);
  }
}

function part<F extends string>(filter: Filter<F>): string {
  return filter.kind === "and" || filter.kind === "or" ? `(${print(filter)})` : print(filter);
}

function printTerm<F extends string>(term: Term<F>): string {
  switch (term.kind) {
    case "words":
      return term.quoted ? quoted(term.text) : term.text;
    case "text":
      return `text ${quoted(term.text)}`;
    case "bytes":
      return `hex ${Array.from(term.bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ")}`;
    case "number":
      return `${term.field} ${term.operator} ${set(term.spans.map((span) => printSpan(span, String)))}`;
    case "moment":
      return `${term.field} ${term.operator} ${set(term.spans.map((span) => printSpan(span, printMoment)))}`;
    case "address":
      return `${term.field} ${term.operator} ${set(term.nets.map(({ text, prefix, family }) => (prefix === (family === 4 ? 32 : 128) ? text : `${text}/${prefix}`)))}`;
    case "name":
      return `${term.field} ${term.operator} ${set(term.texts.map(quoted))}`;
    case "decoded": {
      const path = [term.type, ...term.path].join(".");
      if (term.operator === null) return path;
      return `${path} ${term.operator} ${set(term.wanted.map(printWanted))}`;
    }
  }
}

function set(values: readonly string[]): string {
  return values.length === 1 ? values.join() : `{${values.join(", ")}}`;
}

function printSpan<T>({ low, high }: Span<T>, printOne: (value: T) => string): string {
  const [first, second] = [printOne(low), printOne(high)];
  return first === second ? quotedWhereSpaced(first) : quotedWhereSpaced(`${first}..${second}`);
}

function quotedWhereSpaced(text: string): string {
  return /\s/.test(text) ? quoted(text) : text;
}

function printMoment({ date, ms, lasts, utc }: Moment): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = date && `${date.year}-${two(date.month)}-${two(date.day)}`;
  const zone = utc ? "Z" : "";
  if (day !== null && lasts === 86_400_000) return `${day}${zone}`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = (ms - minutes * 60_000) / 1_000;
  const digits = lasts >= 1_000 ? 0 : Math.round(-Math.log10(lasts / 1_000));
  const rest =
    lasts === 60_000 ? "" : `:${seconds.toFixed(digits).padStart(digits === 0 ? 2 : digits + 3, "0")}`;
  return `${day === null ? "" : `${day} `}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}${rest}${zone}`;
}

function printWanted(wanted: Wanted): string {
  if (wanted.kind === "span") return `${wanted.low}..${wanted.high}`;
  return wanted.number === null ? quoted(wanted.text) : wanted.text;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
