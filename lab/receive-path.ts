import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import { castscope, Watch } from "./castscope.ts";
import type { Host } from "./network.ts";
import type { Ended } from "./program.ts";

/** The paths that can be asked for; where koffi is missing both are `dgram`. */
export const receivePaths = ["recvmmsg", "dgram"] as const;

/** Starts a watch that is kept to a receive path where it is `dgram`. */
export async function startWatchBy(
  path: (typeof receivePaths)[number],
  host: Host,
  ...args: readonly string[]
): Promise<Watch> {
  const command = castscope("watch", ...args, "--json", "--every", "0.1");
  const program = host.start(["env", `CASTSCOPE_RECEIVE_PATH=${path}`, ...command]);
  await program.line("out", () => true);
  return new Watch(program);
}

/** The path that a watch really used. */
export function usedPath({ out }: Ended): WatchReport["receivePath"] {
  const report = JSON.parse(out.slice(0, out.indexOf("\n"))) as WatchReport;
  return report.receivePath;
}
