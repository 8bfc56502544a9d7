import type { Membership } from "../../../shared/model/membership.ts";
import { words } from "./words/words.ts";

type Placed = Pick<Membership, "interface">;

/** Interfaces that are named one by one; more are counted. */
const named = 2;

/** “ on eth1”, “ on eth0 and eth1”, “ on 3 interfaces”; empty where none is told. */
export function interfacesWords(rows: readonly Placed[]): string {
  const names = [...new Set(rows.flatMap((row) => row.interface?.name ?? []))];
  if (names.length === 0) return "";
  const { on, onMany } = words().many;
  return names.length <= named ? on(names) : onMany(names.length);
}

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
