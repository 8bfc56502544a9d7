import { formatEndpoint } from "../../../../shared/net/address.ts";
import { problemOf } from "../../../../shared/problem.ts";
import { freshGroup } from "../../../../shared/sending/fresh-group.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import type { Client } from "../../../../shared/transport.ts";
import { type ComposeStore, editDraft } from "../../../store/compose.ts";
import type { ShownTrafficStore } from "../../../store/traffic.ts";
import { parseDestination } from "../destination.ts";

/** What iperf listens on, and nothing that is assigned. */
const usualPort = 5001;

export interface FreshReach {
  readonly client: Pick<Client, "hostMemberships">;
  readonly compose: ComposeStore;
  readonly traffic: ShownTrafficStore;
}

/**
 * Writes a group into To that no program on this computer has joined and nothing is sent to from here, of the
 * range of the one that stood there. Says so in place of it where the system could not be asked.
 */
export async function offerFreshGroup({ client, compose, traffic }: FreshReach): Promise<void> {
  const before = compose.getState().to;
  try {
    const { memberships } = await client.hostMemberships();
    const state = compose.getState();
    // Typed meanwhile: what is typed goes first.
    if (state.to !== before) return;
    const { interfaces, memberships: rows, sends } = traffic.getState();
    const to = parseDestination(state.to, interfaces, state.from);
    const like = to.ok && to.value.address.use === "multicast" ? to.value.address : 4;
    const taken = [...memberships, ...rows.values(), ...sends.values()].map(({ address }) => address);
    const group = freshGroup(like, taken, Math.random);
    if (group === null) return;
    const endpoint = formatEndpoint(group, to.ok ? to.value.port : usualPort);
    editDraft(compose, { to: endpoint, freshTo: endpoint });
  } catch (error) {
    compose.setState({ complaint: { field: null, message: problemText(problemOf(error)) } });
  }
}
