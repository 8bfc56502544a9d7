import { parseMemory } from "../../shared/input/quantities.ts";
import { parseProfileName } from "../../shared/profile/profile-text.ts";
import { inputProblemText } from "../../shared/text/sentences.ts";
import { usualWorkspace } from "../engine/workspace/places.ts";
import type { WorkspacePlaces } from "../engine/workspace/workspace.ts";

/** What the desktop program's switches need of Electron's `app.commandLine`. */
export interface CommandLine {
  hasSwitch(name: string): boolean;
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

/**
 * `--profile=NAME` and `--no-restore` of the desktop program. A profile that there is not yet begins empty; a name that cannot
 * be is told in one sentence, and the window opens with the profile of before.
 */
export function readWorkspace(
  commandLine: CommandLine,
  tell: (sentence: string) => void = (sentence) => void process.stderr.write(`${sentence}\n`),
): WorkspacePlaces | null {
  if (commandLine.hasSwitch("no-restore")) return null;
  const text = commandLine.getSwitchValue("profile");
  if (text === "") return usualWorkspace(null);
  const name = parseProfileName(text);
  if (name.ok) return usualWorkspace(name.value);
  tell(inputProblemText(name.problem));
  return usualWorkspace(null);
}
