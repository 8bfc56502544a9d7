/** A file of the built page, and how it is to be served. */
export interface Asset {
  /** The path below the page's folder, with `/` between its parts. */
  readonly file: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** The kinds of file that a build contains; nothing else is ever served. */
const contentTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
  woff2: "font/woff2",
  woff: "font/woff",
  json: "application/json; charset=utf-8",
  txt: "text/plain; charset=utf-8",
};

/**
 * Letters, digits and a few signs, not beginning with a dot: this alone keeps `..`, hidden files,
 * drive letters, back slashes, percent signs and null characters out, on every system. No file
 * system knows names of more than 255 bytes.
 */
const part = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}$/;

/** The file that a path of an address names, as it stands in the request; null where there is none. */
export function assetAt(pathname: string): Asset | null {
  const file = pathname === "/" ? "index.html" : pathname.slice(1);
  if (!pathname.startsWith("/") || !file.split("/").every((name) => part.test(name))) return null;
  const extension = file.slice(file.lastIndexOf(".") + 1);
  const contentType = Object.hasOwn(contentTypes, extension) ? contentTypes[extension] : undefined;
  if (contentType === undefined) return null;
  return { file, contentType, cacheControl: cacheControlOf(file) };
}

/** Files in `assets/` carry a hash of their content in their name; the page names the present ones. */
function cacheControlOf(file: string): string {
  if (file.startsWith("assets/")) return "private, max-age=31536000, immutable";
  return file.endsWith(".html") ? "no-store" : "no-cache";
}
