import { useEffect, useRef } from "react";
import type { RecordJob } from "../../../../shared/model/record-job.ts";
import { plural } from "../../../../shared/text/count.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { useCastscope, useTraffic } from "../../../context.tsx";

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
  const are = now.missing === 1 ? "is" : "are";
  return [
    ...(misses ? [`${plural(now.missing, "packet")} ${are} not in ${now.file}.`] : []),
    ...(ended && now.problem !== null ? [problemText(now.problem)] : []),
    ...(ended && now.problem === null
      ? [
          now.files === 0
            ? "Nothing was recorded, so there is no file."
            : `${plural(now.packets, "packet")} saved in ${now.folder}/${now.file}.`,
        ]
      : []),
  ];
}
