import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import type { GroupReport } from "../shared/report/group-report.ts";
import { bundle } from "./needs.ts";
import type { Host } from "./network.ts";
import type { Ended, Program } from "./program.ts";

/** The built command line on a host of the lab. What one test sets up is not the next one's. */
export function castscope(...args: readonly string[]): string[] {
  const alone = args[0] === "serve" ? ["--no-restore"] : [];
  return [process.execPath, bundle, ...args, ...alone];
}

/** Starts a watch and waits for its first line: from then on it is joined. */
export async function startWatch(host: Host, ...args: readonly string[]): Promise<Watch> {
  const program = host.start(castscope("watch", ...args, "--json", "--every", "0.1"));
  await program.line("out", () => true);
  return new Watch(program);
}

export class Watch {
  readonly program: Program;

  constructor(program: Program) {
    this.program = program;
  }

  /** Waits until the groups have counted this many packets, in their order, and returns that report. */
  async reached(...packets: readonly number[]): Promise<readonly GroupReport[]> {
    const groupsOf = (line: string) => (JSON.parse(line) as WatchReport).groups;
    const line = await this.program.line("out", (line) => {
      const groups = groupsOf(line);
      return packets.every((wanted, index) => (groups[index]?.packets ?? 0) >= wanted);
    });
    return groupsOf(line);
  }

  /** Lets two more intervals pass, so that what should not come could, and ends the watch. */
  async finish(): Promise<{ groups: readonly GroupReport[]; ended: Ended }> {
    await this.program.nextLine("out");
    await this.program.nextLine("out");
    const ended = await this.program.stop();
    const last = JSON.parse(ended.out.trimEnd().split("\n").at(-1) ?? "null") as WatchReport;
    if (!last.final) throw new Error(`the last line is not final: ${ended.out}${ended.err}`);
    return { groups: last.groups, ended };
  }
}
