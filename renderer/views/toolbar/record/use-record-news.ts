import { useEffect, useRef } from "react";
import type { RecordJob } from "../../../../shared/model/record-job.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { words } from "./words/words.ts";

/** Tells at once what people must know of recordings: what is missing, why one ended, and where the packets are. */
export function useRecordNews(): void {
  const { notices } = useCastscope();
  const jobs = useTraffic(({ recordJobs }) => recordJobs);
  const before = useRef<ReadonlyMap<number, RecordJob> | null>(null);
  useEffect(() => {
    const known = before.current;
    before.current = new Map(jobs.map((job) => [job.id, job]));
    // What was so before this window opened is no news.
    if (known === null) return;
    for (const job of jobs) for (const news of newsOf(known.get(job.id), job)) notices.notify(news);
  }, [jobs, notices]);
}

function newsOf(before: RecordJob | undefined, now: RecordJob): string[] {
  const ended = now.endedAt !== null && (before?.endedAt ?? null) === null;
  // Once while it runs, and with all of them when it ended.
  const misses = now.missing > 0 && (ended || (before?.missing ?? 0) === 0);
  const { missing, nothing, saved } = words().news;
  return [
    ...(misses ? [missing(now.missing, now.file)] : []),
    ...(ended && now.problem !== null ? [problemText(now.problem)] : []),
    ...(ended && now.problem === null
      ? [now.files === 0 ? nothing : saved(now.packets, `${now.folder}/${now.file}`)]
      : []),
  ];
}
