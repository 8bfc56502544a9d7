/**
 * Chromium knows no scheme that was not compiled in, and refuses it before anybody could answer. So the page
 * of `castscope://app` has an origin of its own under https, which is a secure one too; the program is told
 * its own addresses everywhere.
 */
const suffix = ".stand-in.invalid";

/** Schemes that the program registered as standard ones. */
export const schemes = new Set<string>();

export function toChromium(address: string): string {
  const [, scheme = "", host = "", rest = ""] =
    /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/s.exec(address) ?? [];
  return schemes.has(scheme) ? `https://${host}.${scheme}${suffix}${rest || "/"}` : address;
}

export function fromChromium(address: string): string {
  const match = /^https:\/\/([^/?#]*?)\.([a-z0-9+-]+)\.stand-in\.invalid(.*)$/s.exec(address);
  return match ? `${match[2]}://${match[1]}${match[3]}` : address;
}

/** An origin as Electron tells it: without a slash at its end, and "null" where there is none. */
export function originFrom(chromiums: string): string {
  return /^\w+:\/\/./.test(chromiums) ? fromChromium(chromiums).replace(/\/$/, "") : "null";
}
