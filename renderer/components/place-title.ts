import type { Membership } from "../../shared/model/membership.ts";

/** What is said of a row's interface beside its name: its address, and who chose it. */
export function placeTitle({
  interface: on,
  byDefault,
}: Pick<Membership, "interface" | "byDefault">): string {
  const address = on?.address ?? "no address of this family";
  return byDefault ? `${address}, chosen by the system` : address;
}
