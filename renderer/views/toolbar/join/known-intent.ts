import type { JoinIntent } from "../../../../shared/input/join-text.ts";
import { parseAddress } from "../../../../shared/net/address.ts";
import type { KnownGroup } from "../../../../shared/net/known-groups.ts";

/** The join of a known group, from any source. */
export function knownIntent({ address, port }: KnownGroup): JoinIntent {
  const parsed = parseAddress(address);
  if (!parsed.ok) throw new Error(`${address} is no address`);
  return { kind: "group", address: parsed.value, port, on: null, from: null, bind: "group" };
}
