import { execFileSync } from "node:child_process";
import { limits } from "../../../shared/limits.ts";
import type { RecorderWorker } from "./recorder-thread.ts";
import { RingReader } from "./ring.ts";
import type { FromRecorder, RecorderData } from "./worker/messages.ts";
import { writeRecording } from "./worker/write-recording.ts";

/** For tests: a thread that writes all at once when the ring ends, in this thread. */
export function pretendRecorder({ ring, ringBytes, interfaces, plan }: RecorderData): RecorderWorker {
  const reader = new RingReader(ring, ringBytes, interfaces);
  let tell = (_message: FromRecorder): void => {};
  let exit = (): void => {};
  const timer = setInterval(() => {
    if (!reader.ending) return;
    clearInterval(timer);
    writeRecording(reader, plan, tell);
    exit();
  }, 1);
  setImmediate(() => tell({ kind: "open" }));
  return {
    on(event: "message" | "error" | "exit", listener: unknown) {
      if (event === "message") tell = listener as typeof tell;
      if (event === "exit") exit = listener as typeof exit;
    },
  };
}

/** What a tool of Wireshark's says of a file; throws where it warns of something. */
export function wireshark(tool: "capinfos" | "tshark", ...args: readonly string[]): string {
  const out = execFileSync("sh", ["-c", '"$0" "$@" 2>&1', tool, ...args], {
    encoding: "utf8",
    maxBuffer: limits.recordRingBytes,
  });
  return out.replace(/^Running as user.*\n/m, "");
}

/** Columns of all packets of a file, as tshark reads them. */
export function tsharkRows(path: string, ...fields: readonly string[]): string[][] {
  const columns = fields.flatMap((field) => ["-e", field]);
  const out = wireshark("tshark", "-n", "-r", path, "-T", "fields", ...columns);
  return out
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t"));
}
