import { limits } from "../../../../shared/limits.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { useTraffic } from "../../../context.tsx";
import { NoPackets } from "../packets/no-packets.tsx";
import { FewSources } from "./few-sources.tsx";
import { LateNote } from "./late-note.tsx";
import { ManySources } from "./many-sources.tsx";
import styles from "./sources-panel.module.css";
import { Summary } from "./summary.tsx";
import { useSources } from "./use-sources.ts";

/** Who sends to the group, under the group's own figures. */
export function SourcesPanel({ id }: { readonly id: number }) {
  const membership = useTraffic((traffic) => traffic.memberships.get(id));
  if (!membership) return null;
  return (
    <div className={styles.panel}>
      <Summary membership={membership} />
      {membership.packets === 0 ? <NoPackets membership={membership} /> : <Listed membership={membership} />}
    </div>
  );
}

/** As many as one answer holds are all read; of more, those in view. */
function Listed({ membership }: { readonly membership: Membership }) {
  return membership.sources > limits.sourcesPerAnswer ? (
    <ManySources membership={membership} />
  ) : (
    <Few membership={membership} />
  );
}

function Few({ membership }: { readonly membership: Membership }) {
  const { value, late } = useSources(membership.id);
  return (
    value && (
      <>
        {late && <LateNote />}
        <FewSources membership={membership} sources={value} />
      </>
    )
  );
}
