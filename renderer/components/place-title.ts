import type { Membership } from "../../shared/model/membership.ts";
import { words } from "./words/words.ts";

/** What is said of a row's interface beside its name: its address, and who chose it. */
export function placeTitle({
  interface: on,
  byDefault,
}: Pick<Membership, "interface" | "byDefault">): string {
  const { noAddressOfFamily, addressChosen } = words().interfaces;
  const address = on?.address ?? noAddressOfFamily;
  return byDefault ? addressChosen(address) : address;
}
