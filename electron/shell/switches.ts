import { parseMemory } from "../../shared/input/quantities.ts";
import { inputProblemText } from "../../shared/text/sentences.ts";

/** What the desktop program's switches need of Electron's `app.commandLine`. */
export interface CommandLine {
  getSwitchValue(name: string): string;
}

/**
 * `--memory=MIB` of the desktop program: bytes for kept packets and known sources; null takes the usual.
 * A value that cannot be is told in one sentence, and the window opens all the same.
 */
export function readMemory(
  commandLine: CommandLine,
  tell: (sentence: string) => void = (sentence) => void process.stderr.write(`${sentence}\n`),
): number | null {
  const text = commandLine.getSwitchValue("memory");
  if (text === "") return null;
  const parsed = parseMemory(text);
  if (parsed.ok) return parsed.value;
  tell(inputProblemText(parsed.problem));
  return null;
}
