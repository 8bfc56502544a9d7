import { chooseInterface } from "../../../shared/input/interface-choice.ts";
import type { Send } from "../../../shared/model/send.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import type { Castscope } from "../../context.tsx";
import { type Draft, freshDraft, rememberDraft } from "../../store/compose.ts";

/** The first experience: nothing to choose, and nothing that leaves this computer. */
export const trial = {
  address: "239.255.0.1",
  port: 5000,
  /** By its address: the loopback interface has another name on each system. */
  loopback: "127.0.0.1",
  packetsPerSecond: 10,
  // no words: what is sent is the same in every language
  payload: "Castscope test packet",
} as const;

type Reach = Pick<Castscope, "client" | "compose" | "traffic" | "view">;

/** Whether a send is the trial's: to its group, by the loopback interface. */
export function isTrial({ state, address, port, interface: on }: Send): boolean {
  const ours = address === trial.address && port === trial.port && on?.address === trial.loopback;
  return ours && state === "sending";
}

/**
 * Joins the trial's group on loopback, shows its row and sends to it until stopped. Answers with the
 * sentence of what failed, or null.
 */
export async function startTrial({ client, compose, traffic, view }: Reach): Promise<string | null> {
  const { address, port, loopback, packetsPerSecond, payload } = trial;
  try {
    const { id } = await client.join({
      address,
      port,
      interface: loopback,
      source: null,
      bind: "group",
      name: "",
    });
    view.setState({ page: "monitor", selected: id, filter: "", stateFilter: "all" });
    const { id: send } = await client.send({
      address,
      port,
      interface: loopback,
      sourcePort: null,
      ttl: 0,
      loopback: true,
      content: { kind: "bytes", payload: new TextEncoder().encode(payload) },
      count: null,
      rate: packetsPerSecond,
      burst: 1,
    });
    const on = chooseInterface(loopback, traffic.getState().interfaces);
    rememberDraft(compose, send, trialDraft(on.ok ? on.value.name : null));
    return null;
  } catch (error) {
    return problemText(problemOf(error));
  }
}

/** The trial as Compose would send it, so that it is offered again when it ran as Castscope ended, like any other send. */
function trialDraft(from: string | null): Draft {
  const { address, port, packetsPerSecond, payload } = trial;
  return {
    ...freshDraft,
    to: formatEndpoint(address, port),
    from,
    multicastTtl: 0,
    text: payload,
    mode: "repeat",
    count: "",
    rate: String(packetsPerSecond),
  };
}

/** Stops the trial's sends and leaves its group. */
export async function stopTrial({ client, traffic }: Reach): Promise<string | null> {
  const { sends, memberships } = traffic.getState();
  const { address, port, loopback } = trial;
  const rows = [...memberships.values()].filter(
    (row) => row.address === address && row.port === port && row.interface?.address === loopback,
  );
  try {
    for (const send of sends.values()) if (isTrial(send)) await client.stopSend({ id: send.id });
    for (const { id } of rows) await client.leave({ id });
    return null;
  } catch (error) {
    return problemText(problemOf(error));
  }
}
