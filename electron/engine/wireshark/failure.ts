import { limits } from "../../../shared/limits.ts";
import { type Problem, problem } from "../../../shared/problem.ts";
import { printable } from "../../../shared/text/printable.ts";
import type { Bounds, Outcome } from "./child.ts";

/** Why a run of tshark is no answer; null where it ended well, or was told that it may end. */
export function failureOf(
  { ending, said }: Outcome,
  path: string,
  protocol: string | null,
  { ms, bytes }: Bounds,
): Problem | null {
  const isMemory = /failed to allocate|out of memory|cannot allocate|failed to map/i.test(said);
  const memory = problem("wireshark-memory", { bytes: limits.wiresharkMemoryBytes });
  const slow = problem("wireshark-slow", { ms });
  switch (ending.by) {
    case "reader":
      return null;
    case "asker":
      return problem("wireshark-stopped");
    case "time":
      return slow;
    case "output":
      return problem("wireshark-output", { bytes });
    case "system":
      return problem("wireshark-not-started", { path, reason: ending.reason });
    case "signal":
      if (isMemory) return memory;
      // The limit of processor time: the soft one's signal, or the hard one's.
      if (ending.signal === "SIGXCPU" || ending.signal === "SIGKILL") return slow;
      return problem("wireshark-crashed", { signal: ending.signal });
    case "itself":
      if (ending.code === 0) return null;
      if (isMemory) return memory;
      if (protocol !== null && /Unknown protocol|isn't valid for layer type/.test(said)) {
        return problem("wireshark-protocol-unknown", { protocol, alike: alike(protocol, said) });
      }
      return problem("wireshark-refused", { code: ending.code, said: lastWord(said) });
  }
}

/** Names that are told, as many as a sentence bears. */
const alikeMost = 4;

/** Of the protocols that tshark lists, a line each as `name (Title)`, those that have the word in either. */
function alike(protocol: string, said: string): string[] {
  const word = protocol.toLowerCase();
  const listed = [...said.matchAll(/^\t(\S+) \((.*)\)$/gm)].map(([, name = "", title = ""]) => ({
    name,
    title,
  }));
  const rank = ({ name, title }: { name: string; title: string }): number => {
    if (name.startsWith(word)) return 0;
    if (name.includes(word)) return 1;
    return title.toLowerCase().includes(word) ? 2 : 3;
  };
  return listed
    .filter((one) => rank(one) < 3)
    .sort((one, other) => rank(one) - rank(other) || one.name.length - other.name.length)
    .slice(0, alikeMost)
    .map(({ name }) => printable(name));
}

/** Characters of it that a sentence bears. */
const wordMost = 160;

/** What it says of itself, else the last line. */
function lastWord(said: string): string {
  const lines = said
    .split("\n")
    .map((line) => printable(line).trim())
    .filter((line) => line !== "" && !line.startsWith("Running as user"));
  const own = lines.find((line) => line.startsWith("tshark: "));
  return (own?.slice("tshark: ".length) ?? lines.at(-1) ?? "").replace(/[.:]+$/, "").slice(0, wordMost);
}
