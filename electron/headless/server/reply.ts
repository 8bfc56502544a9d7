import type { IncomingMessage, ServerResponse } from "node:http";
import { securityHeaders } from "../../../shared/site/policy.ts";

/** A whole HTTP answer but for the headers that every answer carries. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Writes a reply. `host` is the name of ours that was asked; null when someone else's was. */
export function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body = "" }: Reply,
  host: string | null,
): void {
  // Named as well as 'self', which older browsers do not extend to WebSockets.
  const connect = host === null ? [] : ["'self'", `ws://${host}`];
  const length = status === 204 ? {} : { "Content-Length": Buffer.byteLength(body) };
  response.writeHead(status, { ...securityHeaders(connect), ...length, ...headers });
  response.end(request.method === "HEAD" ? undefined : body);
}
