import * as v from "valibot";
import { reasons } from "../statements/reasons.ts";
import { statementSchema } from "../statements/statement.ts";

export const aboutSchema = v.object({
  version: v.string(),
  /** What it has in common with its windows (`shared/contract-mark.ts`); another version's may not tell. */
  contract: v.string(),
  platform: v.string(),
  /**
   * `recvmmsg` takes batches and is told TTL, interface, kernel time and drops; `dgram` is Node's
   * module, which is told none of them. `recording` received nothing: it is a file.
   */
  receivePath: v.picklist(["recvmmsg", "dgram", "recording"]),
  /** Why `dgram` is used although this system has the better path, or has none; else null. */
  receivePathReason: v.nullable(statementSchema(reasons)),
  door: v.picklist(["desktop", "headless", "command line"]),
});
export type About = v.InferOutput<typeof aboutSchema>;
