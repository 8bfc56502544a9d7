import type { RecordJob } from "../../shared/model/record-job.ts";

/** Those that have not ended, in the order in which they began. */
export function runningJobs(jobs: readonly RecordJob[]): readonly RecordJob[] {
  return jobs.filter(({ endedAt }) => endedAt === null);
}
