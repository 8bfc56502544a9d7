import type { IncomingMessage } from "node:http";
import { isOwnNameOfADoor, plainNames, withPort } from "./names.ts";
import type { Refusal } from "./refusal.ts";

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
  const foreignHost: Refusal = { status: 421, name: "foreign-host", values: { hosts: plain, port } };
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
      if (!reads && !isExchange(request) && !isUpload(request)) return anotherMethod;
      if (fromElsewhere(request) && !(reads && isTopLevelNavigation(request))) return anotherSite;
      const { origin } = request.headers;
      return origin === undefined || origin === `http://${host}` ? null : anotherSite;
    },
    checkUpgrade(request) {
      const host = ownHost(request);
      if (host === null) return refuseHost(request);
      if (request.headers.origin !== `http://${host}` || fromElsewhere(request)) {
        return { status: 403, name: "socket-of-another-page", values: {} };
      }
      return null;
    },
  };
}

/** A recording that a window brings. */
export function isUpload({ method, url }: IncomingMessage): boolean {
  return method === "POST" && url?.startsWith("/recording?") === true;
}

/** A token for the session's secret: the one request without it that changes something. */
export function isExchange({ method, url }: IncomingMessage): boolean {
  return method === "POST" && url === "/session";
}

const formerDoor: Refusal = { status: 421, name: "former-door", values: {} };
const anotherSite: Refusal = { status: 403, name: "another-site", values: {} };
const anotherMethod: Refusal = { status: 405, name: "another-method", values: {} };

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
