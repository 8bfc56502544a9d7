import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 32 random bytes as text that may stand in an address and in a cookie (RFC 4648, base64url). */
export function createSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Compares in a time that tells nothing about the secret; hashed first, so that not even its length shows. */
export function isSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
