import type { IncomingMessage, ServerResponse } from "node:http";
import { limits } from "../../../shared/limits.ts";
import { problemOf } from "../../../shared/problem.ts";
import { refusalText } from "../../../shared/text/sentences.ts";
import type { Connections } from "./connections.ts";
import { type Guard, isExchange, isUpload } from "./guard.ts";
import { notLetIn, type Refusal, usedToken } from "./refusal.ts";
import { refusalPage, refusalPagePolicy } from "./refusal-page.ts";
import { type Reply, respond } from "./reply.ts";
import { retiringWorker } from "./retiring-worker.ts";
import { isSecret } from "./secrets.ts";
import type { Session } from "./session.ts";
import { type Files, noFile } from "./static-files.ts";

export interface Site {
  readonly guard: Guard;
  readonly session: Session;
  readonly files: Files;
  readonly connections: Connections;
  /** What measures programs ask for; null where it is not served. */
  readonly metrics: MetricsPage | null;
  /** Keeps a file that a window brings; returns its number, or throws a problem. */
  readonly upload: (body: IncomingMessage, name: string) => Promise<number>;
  /** Somebody came with a token that has been used: a new one is wanted, if there is none yet. */
  readonly onUsedToken: () => void;
}

/** Figures for programs, for those with a token of its own. */
export interface MetricsPage {
  readonly token: string;
  /** Rejects where there is no monitor any more. */
  read(): Promise<Pick<Reply, "body"> & { readonly type: string }>;
}

/** Answers every HTTP request: who brings nothing is told nothing. Never throws. */
export function createRequestListener(site: Site) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reply = await replyTo(request, site).catch(() => refuse(request, unreadable));
    respond(request, response, reply, site.guard.ownHost(request));
  };
}

async function replyTo(request: IncomingMessage, site: Site): Promise<Reply> {
  const { guard, session, files, connections } = site;
  const refused = guard.checkRequest(request);
  if (refused !== null) return refuse(request, refused);
  if (request.headers["service-worker"] === "script") return retiringWorker;
  const target = readTarget(request);
  if (target === null) return refuse(request, notAPath);
  const letIn = () => connections.know(request.socket);
  if (target.pathname === "/") return enter(request, target.token, site);
  if (target.pathname === "/session") {
    const reply = replyToSession(request, session);
    if (reply === null) return refuse(request, notLetIn);
    letIn();
    return reply;
  }
  if (target.pathname === "/metrics" && site.metrics !== null)
    return tellMetrics(request, site.metrics, letIn);
  if (isUpload(request)) return replyToUpload(request, site, target.name);
  if (!target.pathname.startsWith(session.path)) return refuse(request, notLetIn);
  letIn();
  const file = await files.read(target.pathname.slice(session.path.length - 1));
  return file === null ? refuse(request, noFile) : { status: 200, ...file };
}

/**
 * The printed address. It only leads on: what fetches an address before a person opens it does not use
 * the token up. Behind the `#` the token is in no further request, and the window takes it out.
 */
function enter(request: IncomingMessage, token: string | null, site: Site): Reply {
  const { guard, session, connections, onUsedToken } = site;
  const worth = token === null ? "wrong" : session.worthOf(token);
  if (worth === "used") onUsedToken();
  if (worth !== "good") return refuse(request, worth === "used" ? usedToken : notLetIn);
  connections.know(request.socket);
  const headers = { ...noStore, Location: `${session.path}#token=${session.token}` };
  // Under a plain name somebody may have planted something before: what can still be swept out is.
  const clear = guard.isPlainHost(request) ? { "Clear-Site-Data": '"storage"' } : {};
  return { status: 303, headers: { ...headers, ...clear } };
}

/** Only who has the session's secret brings something; it is written before anything of it is read. */
async function replyToUpload(request: IncomingMessage, site: Site, name: string | null): Promise<Reply> {
  const { session, connections, upload } = site;
  if (!session.isValid(bearerOf(request))) return refuse(request, notLetIn);
  connections.know(request.socket);
  const json = { ...noStore, "Content-Type": "application/json; charset=utf-8" };
  try {
    const id = await upload(request, name?.slice(0, limits.nameLength) || "recording");
    return { status: 200, headers: json, body: JSON.stringify({ upload: id }) };
  } catch (error) {
    // What still comes of it is of no use.
    const headers = { ...json, Connection: "close" };
    return { status: 413, headers, body: JSON.stringify({ problem: problemOf(error) }) };
  }
}

/** POST changes a token for the secret; GET tells a window that cannot connect whether it still may. */
function replyToSession(request: IncomingMessage, session: Session): Reply | null {
  const given = bearerOf(request);
  if (!isExchange(request)) return session.isValid(given) ? { status: 204, headers: noStore } : null;
  const secret = session.exchange(given);
  if (secret === null) return null;
  const headers = { ...noStore, "Content-Type": "application/json; charset=utf-8" };
  return { status: 200, headers, body: JSON.stringify({ secret, path: session.path }) };
}

/** Its token opens nothing else, and no other opens it: who collects figures need not be able to send. */
async function tellMetrics(
  request: IncomingMessage,
  metrics: MetricsPage,
  letIn: () => void,
): Promise<Reply> {
  const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  if (!isSecret(given, metrics.token)) return refuse(request, noMetricsToken);
  letIn();
  const { body = "", type } = await metrics.read();
  return { status: 200, headers: { ...noStore, "Content-Type": type }, body };
}

function bearerOf({ headers }: IncomingMessage): string {
  return /^Bearer ([\w-]+)$/.exec(headers.authorization ?? "")?.[1] ?? "";
}

/** A person gets a page, a program its text. The connection of who is turned away ends with it. */
function refuse(request: IncomingMessage, refused: Refusal): Reply {
  const { status } = refused;
  const sentence = refusalText(refused);
  const isPage = request.headers.accept?.includes("text/html") === true;
  const content = isPage
    ? { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": refusalPagePolicy }
    : { "Content-Type": "text/plain; charset=utf-8" };
  const headers = { ...noStore, ...content, Connection: "close" };
  return {
    status,
    headers: status === 405 ? { ...headers, Allow: "GET, HEAD" } : headers,
    body: isPage ? refusalPage(sentence) : `${sentence}\n`,
  };
}

/** The path as it stands in the request, with nothing decoded and no `..` taken out. */
function readTarget({ url = "" }: IncomingMessage): Target | null {
  if (!url.startsWith("/")) return null;
  const [pathname = "", ...query] = url.split("?");
  const told = new URLSearchParams(query.join("?"));
  return { pathname, token: told.get("token"), name: told.get("name") };
}

interface Target {
  readonly pathname: string;
  readonly token: string | null;
  /** What a file that is brought is called. */
  readonly name: string | null;
}

const noStore = { "Cache-Control": "no-store" };
const noMetricsToken: Refusal = { status: 401, name: "no-metrics-token", values: {} };
const notAPath: Refusal = { status: 400, name: "not-a-path", values: {} };
const unreadable: Refusal = { status: 500, name: "file-unreadable", values: {} };
