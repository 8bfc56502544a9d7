import type { IncomingMessage } from "node:http";
import { type Refusal, refusal } from "./refusal.ts";

/** What a request must fulfil before anything else is looked at. */
export interface Guard {
  /** The `Host` of a request that was addressed to us, in lower case; null for any other. */
  ownHost(request: IncomingMessage): string | null;
  /** For any request of the page's files. */
  checkRequest(request: IncomingMessage): Refusal | null;
  /** For a WebSocket, which browsers open to any address without asking that address first. */
  checkUpgrade(request: IncomingMessage): Refusal | null;
}

export function createGuard(port: number): Guard {
  const hosts = allowedHosts(port);

  const ownHost = ({ headers }: IncomingMessage): string | null => {
    const host = headers.host?.toLowerCase();
    return host !== undefined && hosts.includes(host) ? host : null;
  };
  // A foreign name that was made to point here (DNS rebinding) shows in the Host header.
  const foreignHost = refusal(
    421,
    `Castscope answers to ${hosts.join(", ")} only: for an SSH tunnel, use port ${port} on both ends.`,
  );

  return {
    ownHost,
    checkRequest(request) {
      if (ownHost(request) === null) return foreignHost;
      if (request.method !== "GET" && request.method !== "HEAD") {
        return refusal(405, "Castscope answers GET and HEAD only.");
      }
      if (fromElsewhere(request) && !isTopLevelNavigation(request)) {
        return refusal(403, "Another site's page asked for this: Castscope answers its own page only.");
      }
      return null;
    },
    checkUpgrade(request) {
      const host = ownHost(request);
      if (host === null) return foreignHost;
      if (request.headers.origin !== `http://${host}` || fromElsewhere(request)) {
        return refusal(403, "Castscope opens its socket to its own page only.");
      }
      return null;
    },
  };
}

/** Browsers leave the port out where it is HTTP's own. */
function allowedHosts(port: number): string[] {
  return ["127.0.0.1", "localhost", "[::1]"].map((host) => (port === 80 ? host : `${host}:${port}`));
}

/**
 * `same-site` counts as elsewhere: it is what a page of another port of this computer sends, and
 * SameSite cookies come with it. Older browsers and plain clients send nothing.
 */
function fromElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  return site !== undefined && site !== "same-origin" && site !== "none";
}

function isTopLevelNavigation({ headers }: IncomingMessage): boolean {
  return headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
}
