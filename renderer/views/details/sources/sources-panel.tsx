import { limits } from "../../../../shared/limits.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { useTraffic } from "../../../context.tsx";
import { NoPackets } from "../packets/no-packets.tsx";
import { FewSources } from "./few-sources.tsx";
import { LateNote } from "./late-note.tsx";
import { ManySources } from "./many-sources.tsx";
import styles from "./sources-panel.module.css";
import { Summary } from "./summary.tsx";
import { useSources } from "./use-sources.ts";

/** What was read when the display was stopped, see useSourcesAtPause. */
type AtPause = readonly Source[] | null;

/** Who sends to the group, under the group's own figures. */
export function SourcesPanel({ id, atPause }: { readonly id: number; readonly atPause: AtPause }) {
  const membership = useTraffic((traffic) => traffic.memberships.get(id));
  if (!membership) return null;
  return (
    <div className={styles.panel}>
      <Summary membership={membership} />
      {membership.packets === 0 ? (
        <NoPackets membership={membership} />
      ) : (
        <Listed membership={membership} atPause={atPause} />
      )}
    </div>
  );
}

interface ListedProps {
  readonly membership: Membership;
  readonly atPause: AtPause;
}

/** As many as one answer holds are all read; of more, those in view. */
function Listed({ membership, atPause }: ListedProps) {
  return membership.sources > limits.sourcesPerAnswer ? (
    <ManySources membership={membership} />
  ) : (
    <Few membership={membership} atPause={atPause} />
  );
}

function Few({ membership, atPause }: ListedProps) {
  const { value, late } = useSources(membership.id);
  const sources = atPause ?? value;
  return (
    sources && (
      <>
        {late && atPause === null && <LateNote />}
        <FewSources membership={membership} sources={sources} />
      </>
    )
  );
}
