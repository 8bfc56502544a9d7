import { formatEndpoint } from "../../../shared/net/address.ts";
import { fail } from "../../../shared/problem.ts";

/** Refuses to take back a name that somebody changed since. */
export function failRenamed(
  { address, port }: { readonly address: string; readonly port: number },
  name: string,
): never {
  return fail("name-changed-since", { group: formatEndpoint(address, port), name });
}
