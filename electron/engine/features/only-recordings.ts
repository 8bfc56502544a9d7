import { recordingMethods } from "../../../shared/contract/recordings.ts";
import type { Handlers } from "../../../shared/contract.ts";
import { fail } from "../../../shared/problem.ts";

/** What live traffic answers to what makes sense of a recording only. */
export const onlyRecordings = Object.fromEntries(
  Object.keys(recordingMethods).map((method) => [method, () => fail("only-of-recordings", { method })]),
) as unknown as Pick<Handlers, keyof typeof recordingMethods>;
