import type { IncomingMessage, ServerResponse } from "node:http";
import type { Guard } from "./guard.ts";
import { notLetIn, type Refusal, refusal } from "./refusal.ts";
import { type Reply, respond } from "./reply.ts";
import type { Session } from "./session.ts";
import { type Files, noFile } from "./static-files.ts";

export interface Site {
  readonly guard: Guard;
  readonly session: Session;
  readonly files: Files;
}

/** Answers requests for the page's files, from browsers that have been let in. Never throws. */
export function createRequestListener(site: Site) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reply = await replyTo(request, site).catch(() => refuse(unreadable));
    respond(request, response, reply, site.guard.ownHost(request));
  };
}

async function replyTo(request: IncomingMessage, { guard, session, files }: Site): Promise<Reply> {
  const refused = guard.checkRequest(request);
  if (refused !== null) return refuse(refused);
  const target = readTarget(request);
  if (target === null) return refuse(notAPath);
  const letIn = session.isValid(request);
  if (target.pathname === "/" && target.token !== null) {
    return letIn || session.isToken(target.token) ? exchange(request, session) : refuse(notLetIn);
  }
  if (!letIn) return refuse(notLetIn);
  // Asked by a window that cannot connect, to learn whether it still may.
  if (target.pathname === "/session") return { status: 204, headers: noStore };
  const file = await files.read(target.pathname);
  return file === null ? refuse(noFile) : { status: 200, ...file };
}

/** Gives the cookie for the token and takes the token out of the address. */
function exchange(request: IncomingMessage, session: Session): Reply {
  const headers = { "Set-Cookie": session.cookie(), ...noStore };
  if (request.headers["sec-fetch-site"] !== "cross-site") {
    return { status: 303, headers: { ...headers, Location: "/" } };
  }
  // After a link on another site, browsers hold a strict cookie back from a redirect's target; a
  // page of our own that leads on counts as ours.
  return {
    status: 200,
    headers: { ...headers, "Content-Type": "text/html; charset=utf-8" },
    body: '<!doctype html><meta http-equiv="refresh" content="0; url=/"><title>Castscope</title>',
  };
}

function refuse({ status, sentence }: Refusal): Reply {
  const headers = { "Content-Type": "text/plain; charset=utf-8", ...noStore };
  return {
    status,
    headers: status === 405 ? { ...headers, Allow: "GET, HEAD" } : headers,
    body: `${sentence}\n`,
  };
}

/** The path as it stands in the request, with nothing decoded and no `..` taken out. */
function readTarget({ url = "" }: IncomingMessage): { pathname: string; token: string | null } | null {
  if (!url.startsWith("/")) return null;
  const [pathname = "", ...query] = url.split("?");
  return { pathname, token: new URLSearchParams(query.join("?")).get("token") };
}

const noStore = { "Cache-Control": "no-store" };
const notAPath = refusal(400, "Castscope understands plain paths only.");
const unreadable = refusal(500, "Castscope could not read this file.");
