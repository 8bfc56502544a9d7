import type { Problem } from "../../../../shared/problem.ts";
import type { PrepareOrder } from "../prepare.ts";
import type { ReplayScan } from "../scan.ts";
import type { ReplaySource } from "../source.ts";

/** What a thread that reads a recording is started with. */
export type ReplayTask =
  | { readonly kind: "scan"; readonly source: ReplaySource }
  | { readonly kind: "prepare"; readonly order: PrepareOrder; readonly ring: SharedArrayBuffer };

export type FromReplayThread =
  | { readonly kind: "scanned"; readonly scan: ReplayScan }
  | { readonly kind: "prepared" }
  | { readonly kind: "failed"; readonly problem: Problem };
