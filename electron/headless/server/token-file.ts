import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createSecret } from "./secrets.ts";

/** So short a word is guessed. */
const leastCharacters = 16;

/** A file that cannot hold a token; its message says why. */
export class TokenFileError extends Error {}

/**
 * The token that metrics are asked for with: what stands in a file, so that it is the same after every start. One that is
 * missing is made, readable for its owner only. @throws TokenFileError
 */
export function readToken(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw unusable(file, error);
    const token = createSecret();
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${token}\n`, { mode: 0o600, flag: "wx" });
    } catch (failure) {
      throw unusable(file, failure);
    }
    return token;
  }
  if (!/^[\w~+/.=-]+$/.test(text) || text.length < leastCharacters) {
    throw new TokenFileError(
      `${file} holds no token: one word of at least ${leastCharacters} letters, digits and -._~+/= is needed, or no file, and one is made.`,
    );
  }
  return text;
}

function unusable(file: string, error: unknown): TokenFileError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new TokenFileError(`${file} cannot hold the token for metrics: ${code ?? message}.`);
}
