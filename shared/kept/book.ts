import * as v from "valibot";
import { limits } from "../limits.ts";
import { parseAddress } from "../net/address.ts";
import { same } from "../same.ts";

/** One entry of the address book: what people call a group or a host. */
export const bookEntrySchema = v.object({
  /** As `parseAddress` writes it. */
  address: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.addressLength)),
  /** Null stands for all ports of the address that have no entry of their own. */
  port: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))),
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.nameLength)),
  note: v.pipe(v.string(), v.maxLength(limits.bookNoteLength)),
});

export const bookSchema = v.pipe(v.array(bookEntrySchema), v.maxLength(limits.bookEntries));
export type Book = v.InferOutput<typeof bookSchema>;

/**
 * What the address book calls an address and port; an empty text where it knows neither. The newest entry decides, and one
 * for the port goes before one for all. Looks at the book once: to be called for each row.
 */
export function bookNames(book: Book): (address: string, port: number) => string {
  const names = new Map(book.map((one) => [`${canonical(one.address)} ${one.port ?? ""}`, one.name]));
  return (address, port) => names.get(`${address} ${port}`) ?? names.get(`${address} `) ?? "";
}

/**
 * Puts together what two programs did to one book: what was added, changed or removed here goes into theirs. Of an entry that both
 * changed ours stays.
 * @param base what both began with
 */
export function mergedBook(base: Book, ours: Book, theirs: Book): Book {
  const [were, own] = [placesOf(base), placesOf(ours)];
  const isOwn = (entry: Book[number]): boolean => !same(were.get(placeOf(entry)), entry);
  const changed = placesOf(ours.filter(isOwn));
  const stay = theirs.filter((entry) => {
    const place = placeOf(entry);
    return !changed.has(place) && (own.has(place) || !were.has(place));
  });
  return [...stay, ...changed.values()].slice(-limits.bookEntries);
}

function placesOf(book: Book): Map<string, Book[number]> {
  return new Map(book.map((entry) => [placeOf(entry), entry]));
}

function placeOf({ address, port }: Book[number]): string {
  return `${address} ${port ?? ""}`;
}

function canonical(text: string): string {
  const address = parseAddress(text);
  return address.ok ? address.value.text : text;
}
