/**
 * Whether an address is valid on one link only, so that it says where it is only with a zone (RFC 4007):
 * IPv6 link-local hosts, and groups of the scopes interface and link. Of an address in its canonical text.
 */
export function needsZone(address: string): boolean {
  return /^(ff[0-9a-f][12]:|fe[89ab][0-9a-f]:)/.test(address);
}
