import type { Membership } from "../../../shared/model/membership.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";

type Placed = Pick<Membership, "interface">;

/** Interfaces that are named one by one; more are counted. */
const named = 2;

/** “ on eth1”, “ on eth0 and eth1”, “ on 3 interfaces”; empty where none is told. */
export function interfacesWords(rows: readonly Placed[]): string {
  const names = [...new Set(rows.flatMap((row) => row.interface?.name ?? []))];
  if (names.length === 0) return "";
  return ` on ${names.length <= named ? names.join(" and ") : plural(names.length, "interface")}`;
}

/** “38 of 321 groups selected”. */
export function selectedWords(marked: number, all: number): string {
  return `${formatCount(marked)} of ${plural(all, "group")} selected`;
}

/** What a pattern may hold of a row, beside its text. */
export const patternHints =
  "{n} numbers them, {nnn} with zeros before; {group}, {port}, {on} and {name} are the row’s own.";

/**
 * The names that rows get by a pattern: `Camera {nnn}` is “Camera 001” and so on from a number.
 * @param first the number of the first row
 */
export function namesBy(
  pattern: string,
  rows: readonly Pick<Membership, "address" | "port" | "interface" | "name">[],
  first: number,
  longest: number,
): readonly string[] {
  return rows.map(({ address, port, interface: on, name }, at) =>
    pattern
      .replace(/\{(n+|group|port|on|name)\}/g, (_, word: string) => {
        switch (word) {
          case "group":
            return address;
          case "port":
            return String(port);
          case "on":
            return on?.name ?? "";
          case "name":
            return name;
          default:
            return String(first + at).padStart(word.length, "0");
        }
      })
      .trim()
      .slice(0, longest),
  );
}
