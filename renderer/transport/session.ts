import { type Problem, ProblemError } from "../../shared/problem.ts";

/** What this window may show the headless door to be let in; null when it was given nothing. */
export type Secret = string | null;

/** The names in the storage of the window's own origin. The door's own pages read the second one. */
const secretKey = "castscope-secret";
const windowKey = "castscope-window";

/**
 * Enters by the headless door: takes the token out of the address and changes it for the session's
 * secret, which is kept for reloads and further windows in the origin's storage. No other origin reads
 * that, also none of another port, and no request carries it unless this window's code puts it there.
 */
export async function enterDoor(page: Window): Promise<Secret> {
  const { location, history } = page;
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  const kept = read(page, secretKey);
  if (token === null) return kept;
  history.replaceState(null, "", location.pathname);
  const secret = await exchange(page, token);
  if (secret === null) return kept;
  keep(page, secretKey, secret);
  keep(page, windowKey, location.pathname);
  return secret;
}

/** Brings a file of this browser to the door; rejects with the door's reason. */
export async function uploadRecording(
  file: File,
  page: Window = window,
): Promise<{ readonly kind: "upload"; readonly upload: number }> {
  const secret = read(page, secretKey) ?? "";
  const answer = await page.fetch(`/recording?name=${encodeURIComponent(file.name)}`, {
    ...{ method: "POST", headers: bearer(secret), body: file },
  });
  const told = (await answer.json()) as { readonly upload: number } | { readonly problem: Problem };
  if ("problem" in told) throw new ProblemError(told.problem);
  return { kind: "upload", upload: told.upload };
}

/** Whether the door is there and does not let in whoever brings this. */
export async function isRefused(page: Window, secret: string): Promise<boolean> {
  try {
    const { status } = await page.fetch("/session", { cache: "no-store", headers: bearer(secret) });
    // 421: another Castscope is on this port now, under a name of its own.
    return status === 401 || status === 421;
  } catch {
    // Nobody there: the door may come back.
    return false;
  }
}

async function exchange(page: Window, token: string): Promise<Secret> {
  try {
    const answer = await page.fetch("/session", { method: "POST", headers: bearer(token) });
    return answer.ok ? ((await answer.json()) as { secret: string }).secret : null;
  } catch {
    return null;
  }
}

function bearer(credential: string) {
  // no words: of HTTP
  return { Authorization: `Bearer ${credential}` };
}

/** A browser may forbid the storage: the window then lasts until it is loaded again. */
function read(page: Window, key: string): string | null {
  try {
    return page.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(page: Window, key: string, value: string): void {
  try {
    page.localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}
