import { limits } from "../../../shared/limits.ts";
import type { Outcome, Tell } from "./way.ts";

/** @param url that `webhookRefusal` let pass */
export function webhookWay(url: string, mostMs: number = limits.webhookMs): Tell {
  return (message, signal) => postJson(url, JSON.stringify(message), signal, mostMs);
}

/**
 * Posts JSON. A redirection is not followed, a body is not read, and what is secret in the address (user, query) is never in an
 * answer. Never rejects.
 */
export async function postJson(
  url: string,
  body: string,
  signal: AbortSignal,
  mostMs: number,
): Promise<Outcome> {
  const target = new URL(url);
  const { username, password } = target;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  // fetch refuses an address that holds them.
  target.username = "";
  target.password = "";
  const authorization =
    credentials === ":" ? {} : { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };
  const ends = AbortSignal.any([signal, AbortSignal.timeout(mostMs)]);
  try {
    const response = await fetch(target, {
      ...{ method: "POST", redirect: "manual", signal: ends, body },
      headers: { "content-type": "application/json", "user-agent": "Castscope", ...authorization },
    });
    await response.body?.cancel();
    const { status } = response;
    if (response.ok) return { ok: true, answer: String(status), again: false };
    if (status >= 300 && status < 400) {
      return { ok: false, answer: `${status}: it redirects, which is not followed`, again: false };
    }
    // What the server itself calls wrong stays wrong; what ails the server may pass.
    return { ok: false, answer: String(status), again: status >= 500 || status === 408 || status === 429 };
  } catch (error) {
    return failure(error, mostMs);
  }
}

function failure(error: unknown, mostMs: number): Outcome {
  if (error instanceof Error && error.name === "TimeoutError") {
    return { ok: false, answer: `no answer in ${mostMs / 1_000} s`, again: true };
  }
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return { ok: false, answer: cause?.code ?? cause?.message ?? "the connection failed", again: true };
}

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Why an address is none for a webhook; null where it is one. */
export function webhookRefusal(
  url: string,
  plainHost: string | null,
): "not-a-url" | "not-http" | "plain-http" | null {
  if (!URL.canParse(url)) return "not-a-url";
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:") return null;
  if (protocol !== "http:") return "not-http";
  return loopback.test(hostname) || hostname === plainHost ? null : "plain-http";
}
