import type { TestFormat } from "../format-names.ts";
import { CastscopeWriter } from "./castscope.ts";
import { Iperf2Writer } from "./iperf2.ts";
import { MgenWriter } from "./mgen.ts";
import type { PacketWriter, TestRun } from "./writer.ts";

export function createWriter(format: TestFormat, run: TestRun): PacketWriter {
  if (format === "castscope") return new CastscopeWriter(run);
  return format === "iperf2" ? new Iperf2Writer(run) : new MgenWriter(run);
}
