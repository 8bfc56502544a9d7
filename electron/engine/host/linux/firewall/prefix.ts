import { type IpAddress, parseAddress } from "../../../../../shared/net/address.ts";
import { type Fit, fitIf } from "./rules.ts";

/** Whether an address is in a block; `maybe` for what is no address. @param length bits that count; null for all */
export function inBlock(text: string, block: string, length: number | null): Fit {
  const [address, first] = [parseAddress(text), parseAddress(block)];
  if (!address.ok || !first.ok) return "maybe";
  if (address.value.family !== first.value.family) return "no";
  const all = bitsOf(address.value);
  return fitIf(all.slice(0, length ?? all.length) === bitsOf(first.value).slice(0, length ?? all.length));
}

/** Whether an address lies between two, both included. */
export function between(text: string, first: string, last: string): Fit {
  const [address, low, high] = [text, first, last].map((one) => parseAddress(one));
  if (!address?.ok || !low?.ok || !high?.ok) return "maybe";
  if (address.value.family !== low.value.family) return "no";
  const bits = bitsOf(address.value);
  return fitIf(bits >= bitsOf(low.value) && bits <= bitsOf(high.value));
}

/** As text, which compares like the numbers. */
function bitsOf({ family, parts }: IpAddress): string {
  return [...parts].map((part) => part.toString(2).padStart(family === 4 ? 8 : 16, "0")).join("");
}
