import { type KeptFormat, parseFormat } from "../../../shared/described/kept-formats.ts";
import { limits } from "../../../shared/limits.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import { readStart } from "./file.ts";
import { refuseUsage } from "./usage.ts";

/** A character of UTF-8 takes up to four bytes; one more shows that a file is too long. */
const mostBytes = 4 * limits.describedJsonCharacters + 1;

/** The format that a file describes, see docs/described-formats.md. */
export async function readDescription(file: string): Promise<KeptFormat> {
  const text = new TextDecoder().decode(await readStart(file, mostBytes, "description"));
  const parsed = parseFormat(text);
  if (parsed.ok) return parsed.value;
  const line = text.slice(0, parsed.problem.start).split("\n").length;
  return refuseUsage("description-wrong", { file, line, mistake: statementOf(parsed.problem) });
}
