import * as v from "valibot";
import { limits } from "../limits.ts";
import { parseAddress } from "../net/address.ts";

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

function canonical(text: string): string {
  const address = parseAddress(text);
  return address.ok ? address.value.text : text;
}
