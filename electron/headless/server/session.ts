import { limits } from "../../../shared/limits.ts";
import { createSecret, isSecret } from "./secrets.ts";

/** What a token is worth: it lets one browser in, once. */
type TokenWorth = "good" | "used" | "wrong";

/** Who may enter: whoever brings the token, once, and from then on whoever holds the secret it was changed for. */
export interface Session {
  /** For the printed address. Good until it is used. */
  readonly token: string;
  /** Where the window's files lie. Whoever knows it may read them; there is nothing secret in them. */
  readonly path: string;
  worthOf(token: string): TokenWorth;
  /** Uses the token up. Null when it is not good. */
  exchange(token: string): string | null;
  /** Whether a request brings the session's secret. */
  isValid(secret: string): boolean;
  /** Makes a new token in place of one that was used; null while the present one is still good. */
  renew(): string | null;
}

/**
 * The secret is kept in the storage of the window's own origin and sent in headers that its script
 * writes. A cookie would go to every port of the host, and every port could overwrite it.
 */
export function createSession(): Session {
  const secret = createSecret();
  const path = `/window-${createSecret()}/`;
  let token = createSecret();
  let used: string[] = [];

  const worthOf = (given: string): TokenWorth => {
    if (used.some((old) => isSecret(given, old))) return "used";
    return isSecret(given, token) ? "good" : "wrong";
  };
  return {
    get token() {
      return token;
    },
    path,
    worthOf,
    exchange(given) {
      if (worthOf(given) !== "good") return null;
      used = [...used, token].slice(-limits.usedTokens);
      return secret;
    },
    isValid: (given) => isSecret(given, secret),
    renew() {
      if (!used.includes(token)) return null;
      token = createSecret();
      return token;
    },
  };
}
