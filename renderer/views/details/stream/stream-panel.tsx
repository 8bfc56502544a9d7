import { useTraffic, useView } from "../../../context.tsx";
import { NoPackets } from "../packets/no-packets.tsx";
import { FormatEditor } from "./format/format-editor.tsx";
import { NoStream } from "./no-stream.tsx";
import { PairNote } from "./pair/pair-note.tsx";
import { StreamView } from "./stream-view.tsx";
import { useStreams } from "./use-streams.ts";

/** The streams in a group's packets: whether all of one came, when not, in which pattern, and whose fault it was. */
export function StreamPanel({ id }: { readonly id: number }) {
  const membership = useTraffic((traffic) => traffic.memberships.get(id));
  const describing = useView((view) => (view.describing?.of === id ? view.describing : null));
  const { list, chosen, at, choose, again } = useStreams(id);
  if (!membership) return null;
  if (describing !== null) {
    const { source, begin, packet } = describing;
    return <FormatEditor id={id} source={source} begin={begin} packet={packet} />;
  }
  if (membership.packets === 0) return <NoPackets membership={membership} />;
  if (list === null) return null;
  if (chosen === null) return <NoStream id={id} list={list} onChange={again} />;
  return (
    <>
      <PairNote id={id} />
      <StreamView id={id} list={list} stream={chosen} at={at} onChoose={choose} onChange={again} />
    </>
  );
}
