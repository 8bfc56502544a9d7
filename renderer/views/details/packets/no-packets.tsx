import { formatDuration, formatTimeOfDay } from "../../../../shared/format.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { plural } from "../../../../shared/text/count.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { actions } from "../../../actions/actions.ts";
import { useAction } from "../../../actions/use-action.ts";
import { Button } from "../../../components/button.tsx";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { showMembership } from "../../../store/view.ts";
import { Empty } from "../empty.tsx";
import styles from "./no-packets.module.css";

/** Why the packet list is empty. */
export function NoPackets({ membership }: { readonly membership: Membership }) {
  const { view } = useCastscope();
  const retry = useAction(actions.retry);
  const at = useTraffic((traffic) => traffic.at);
  const { id, state, problem, packets } = membership;
  if (packets > 0) {
    return (
      <Empty>{`None of its ${plural(packets, "packet")} is kept: newer ones of other groups took their place.`}</Empty>
    );
  }
  if (state === "failed" && problem) {
    const ways = (
      <div className={styles.ways}>
        {problem.code === "port-in-use" && (
          <Button onClick={() => showMembership(view, id)}>Which program</Button>
        )}
        {problem.retry && <Button onClick={() => retry.run(membership)}>{retry.words}</Button>}
      </div>
    );
    return (
      <Empty tone="error" action={ways}>
        {problemText(problem)}
      </Empty>
    );
  }
  const why = state === "silent" && <Button onClick={() => showMembership(view, id)}>Why silent</Button>;
  return <Empty action={why}>{waiting(membership, at)}</Empty>;
}

function waiting(
  { kind, address, port, source, joinedAt, interface: on, state }: Membership,
  at: number,
): string {
  const where = on ? ` on ${on.name}` : "";
  const what = kind !== "group" ? "Listening" : "Joined";
  const from = source === null ? "" : ` from ${source}`;
  if (state !== "silent") return `${what}${where}. Waiting for the first packet${from}.`;
  const clock = formatTimeOfDay(joinedAt).slice(0, 8);
  return `No packet for ${formatEndpoint(address, port)}${from} came in${where} since ${clock}, ${formatDuration(at - joinedAt)} ago.`;
}
