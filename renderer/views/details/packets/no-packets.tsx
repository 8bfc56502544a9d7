import { formatDuration, widestSpan } from "../../../../shared/format.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { formatClock } from "../../../../shared/text/clock.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { actions } from "../../../actions/actions.ts";
import { useAction } from "../../../actions/use-action.ts";
import { Button } from "../../../components/button.tsx";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { showMembership } from "../../../store/view.ts";
import { JoinInstead } from "../../groups/join-instead.tsx";
import { Empty } from "../empty.tsx";
import styles from "./no-packets.module.css";
import { words } from "./words/words.ts";

/** Why the packet list is empty. */
export function NoPackets({ membership }: { readonly membership: Membership }) {
  const { view } = useCastscope();
  const retry = useAction(actions.retry);
  const at = useTraffic((traffic) => traffic.at);
  const { id, state, problem, packets } = membership;
  if (packets > 0) {
    return <Empty>{words().empty.noneKept(packets)}</Empty>;
  }
  if (state === "failed" && problem) {
    const ways = (
      <div className={styles.ways}>
        {problem.code === "port-in-use" && (
          <Button onClick={() => showMembership(view, id)}>{words().empty.whichProgram}</Button>
        )}
        <JoinInstead row={membership} />
        {problem.retry && <Button onClick={() => retry.run(membership)}>{retry.words}</Button>}
      </div>
    );
    return (
      <Empty tone="error" action={ways}>
        {problemText(problem)}
      </Empty>
    );
  }
  const why = state === "silent" && (
    <Button onClick={() => showMembership(view, id)}>{words().empty.whySilent}</Button>
  );
  const since = at - membership.joinedAt;
  return (
    <Empty action={why} widest={waiting(membership, widestSpan(since))}>
      {waiting(membership, since)}
    </Empty>
  );
}

function waiting(
  { kind, address, port, source, joinedAt, interface: on, state }: Membership,
  since: number,
): string {
  const { empty } = words();
  const where = on?.name ?? null;
  if (state !== "silent")
    return kind === "group" ? empty.joined(where, source) : empty.listening(where, source);
  const clock = formatClock(joinedAt);
  return empty.silent(formatEndpoint(address, port), source, where, clock, formatDuration(since));
}
