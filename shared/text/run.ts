import { formatRunId } from "../sending/run-id.ts";
import type { TestFormat } from "../test-stream/format-names.ts";
import { words } from "./words/words.ts";

/** A run as it is written: “7F3C” of Castscope's, “flow 7” of MGEN's, null of iperf's, which has none. */
export function runOf({ format, run }: { readonly format: TestFormat; readonly run: number }): string | null {
  if (format === "castscope") return formatRunId(run);
  return format === "mgen" ? words().run.flow(run) : null;
}
