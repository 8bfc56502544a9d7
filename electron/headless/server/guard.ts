import type { IncomingMessage } from "node:http";
import { isOwnNameOfADoor, plainNames, withPort } from "./names.ts";
import { type Refusal, refusal } from "./refusal.ts";

/** What a request must fulfil before anything else is looked at. */
export interface Guard {
  /** The `Host` of a request that was addressed to us, in lower case; null for any other. */
  ownHost(request: IncomingMessage): string | null;
  /** Whether the request was made under a name that other programs may have served under before. */
  isPlainHost(request: IncomingMessage): boolean;
  /** For any request but a WebSocket's. */
  checkRequest(request: IncomingMessage): Refusal | null;
  /** For a WebSocket, which browsers open to any address without asking that address first. */
  checkUpgrade(request: IncomingMessage): Refusal | null;
}

/** @param ownName the name that only this door has */
export function createGuard(port: number, ownName: string): Guard {
  const plain = plainNames.map((name) => withPort(name, port));
  const own = withPort(ownName, port);

  const ownHost = ({ headers }: IncomingMessage): string | null => {
    const host = headers.host?.toLowerCase();
    return host !== undefined && (host === own || plain.includes(host)) ? host : null;
  };
  // A foreign name that was made to point here (DNS rebinding) shows in the Host header.
  const foreignHost = refusal(
    421,
    `Castscope answers to ${plain.join(", ")} only: for an SSH tunnel, use port ${port} on both ends.`,
  );
  const refuseHost = ({ headers }: IncomingMessage): Refusal => {
    const name = headers.host?.toLowerCase().replace(/:\d+$/, "") ?? "";
    return isOwnNameOfADoor(name) ? formerDoor : foreignHost;
  };

  return {
    ownHost,
    isPlainHost: (request) => plain.includes(ownHost(request) ?? ""),
    checkRequest(request) {
      const host = ownHost(request);
      if (host === null) return refuseHost(request);
      const reads = request.method === "GET" || request.method === "HEAD";
      if (!reads && !isExchange(request)) return refusal(405, "Castscope answers GET and HEAD only.");
      if (fromElsewhere(request) && !(reads && isTopLevelNavigation(request))) return anotherSite;
      const { origin } = request.headers;
      return origin === undefined || origin === `http://${host}` ? null : anotherSite;
    },
    checkUpgrade(request) {
      const host = ownHost(request);
      if (host === null) return refuseHost(request);
      if (request.headers.origin !== `http://${host}` || fromElsewhere(request)) {
        return refusal(403, "Castscope opens its socket to its own page only.");
      }
      return null;
    },
  };
}

/** The one request that changes something: a token for the session's secret. */
export function isExchange({ method, url }: IncomingMessage): boolean {
  return method === "POST" && url === "/session";
}

const formerDoor = refusal(
  421,
  "This window belongs to a Castscope that has ended: open the address that the running one printed.",
);
const anotherSite = refusal(403, "Another site's page asked for this: Castscope answers its own page only.");

/**
 * `same-site` counts as elsewhere: it is what a page of another port of this computer sends. Older
 * browsers and plain clients send nothing.
 */
function fromElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  return site !== undefined && site !== "same-origin" && site !== "none";
}

function isTopLevelNavigation({ headers }: IncomingMessage): boolean {
  return headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
}
