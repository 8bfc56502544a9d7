import { useEffect, useRef } from "react";
import type { RecordJob } from "../../../../shared/model/record-job.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { words } from "./words/words.ts";

/** One piece of news, with the file that can be opened for it; null where there is none. */
interface News {
  readonly text: string;
  readonly file: string | null;
}

/**
 * Tells at once what people must know of recordings: what is missing, why one ended, and where the packets are, which it
 * offers to open.
 */
export function useRecordNews(): void {
  const { notices, sessions } = useCastscope();
  const jobs = useTraffic(({ recordJobs }) => recordJobs);
  const before = useRef<ReadonlyMap<number, RecordJob> | null>(null);
  useEffect(() => {
    const known = before.current;
    before.current = new Map(jobs.map((job) => [job.id, job]));
    // What was so before this window opened is no news.
    if (known === null) return;
    for (const job of jobs)
      for (const { text, file } of newsOf(known.get(job.id), job)) {
        const open = (path: string) => ({
          label: words().news.open,
          run: () => void sessions?.open({ kind: "path", path }, path),
        });
        notices.notify(text, file === null || sessions === undefined ? null : open(file));
      }
  }, [jobs, notices, sessions]);
}

function newsOf(before: RecordJob | undefined, now: RecordJob): News[] {
  const ended = now.endedAt !== null && (before?.endedAt ?? null) === null;
  // Once while it runs, and with all of them when it ended.
  const misses = now.missing > 0 && (ended || (before?.missing ?? 0) === 0);
  const { missing, nothing, saved } = words().news;
  const news: News[] = [];
  if (misses) news.push({ text: missing(now.missing, now.file), file: null });
  if (!ended) return news;
  if (now.problem !== null) return [...news, { text: problemText(now.problem), file: null }];
  if (now.files === 0) return [...news, { text: nothing, file: null }];
  return [...news, { text: saved(now.packets, `${now.folder}/${now.file}`), file: now.file }];
}
