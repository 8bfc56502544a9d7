import type { IncomingMessage } from "node:http";
import { createSecret, isSecret } from "./secrets.ts";

/** Who may enter: whoever brings the token once, and from then on the browser that got the cookie. */
export interface Session {
  /** For the printed address; good for as long as the door is open. */
  readonly token: string;
  isToken(given: string): boolean;
  /** Whether the request carries the cookie of this session. */
  isValid(request: IncomingMessage): boolean;
  /** The `Set-Cookie` header that lets a browser in. */
  cookie(): string;
}

/**
 * Browsers send cookies to every port of a host: the port in the cookie's name keeps several doors
 * apart. The cookie's value is not the token, so that neither gives the other away.
 */
export function createSession(port: number): Session {
  const token = createSecret();
  const value = createSecret();
  const name = `castscope-${port}`;
  return {
    token,
    isToken: (given) => isSecret(given, token),
    // Another port's server may have set a cookie of this name: one right value among them is enough.
    isValid: (request) => cookiesNamed(name, request.headers.cookie).some((given) => isSecret(given, value)),
    cookie: () => `${name}=${value}; Path=/; HttpOnly; SameSite=Strict`,
  };
}

/** The values of a cookie in a `Cookie` header (RFC 6265, section 4.2.1). */
function cookiesNamed(name: string, header = ""): string[] {
  return header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
