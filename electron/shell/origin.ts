/** The page has a scheme of its own: no file of the computer shares its origin, as under `file://`. */
export const scheme = "castscope";
export const origin = `${scheme}://app`;
export const pageUrl = `${origin}/`;

/** Whether an address belongs to the page, whatever comes after its host. */
export function isOwnUrl(url: string): boolean {
  return url === origin || url.startsWith(pageUrl);
}
