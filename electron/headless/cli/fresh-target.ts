import type { SendRequest } from "../../../shared/contract/sends.ts";
import { parseAddress } from "../../../shared/net/address.ts";
import { freshGroup } from "../../../shared/sending/fresh-group.ts";
import type { Monitor } from "../../engine/monitor.ts";
import { accepted, refuseUsage } from "./usage.ts";

/** The same request to a group of the same range that no program on this computer has joined. */
export async function withFreshGroup(
  request: SendRequest,
  { handlers }: Pick<Monitor, "handlers">,
): Promise<SendRequest> {
  const like = accepted(parseAddress(request.address));
  const { memberships } = await handlers.hostMemberships(null);
  const taken = [request.address, ...memberships.map(({ address }) => address)];
  return { ...request, address: freshGroup(like, taken, Math.random) ?? refuseUsage("fresh-not-found", {}) };
}
