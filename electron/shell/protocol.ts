import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CustomScheme } from "electron";
import { assetAt } from "../../shared/site/asset.ts";
import { securityHeaders } from "../../shared/site/policy.ts";
import { isOwnUrl, origin, scheme } from "./origin.ts";

/** To be registered before Electron is ready. Fonts and module scripts are fetched by CORS rules. */
export const customSchemes: CustomScheme[] = [
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
];

/** Answers the page's requests with the files of the built page in `directory`, and with nothing else. */
export function createPageHandler(directory: string): (request: Request) => Promise<Response> {
  return async ({ url, method }) => {
    if (method !== "GET" && method !== "HEAD") return reply(405, "Only GET and HEAD are answered.");
    const asset = isOwnUrl(url) ? assetAt(pathOf(url)) : null;
    if (asset === null) return reply(404, "There is no such page.");
    try {
      const body = await readFile(join(directory, ...asset.file.split("/")));
      return reply(200, method === "HEAD" ? null : body, {
        "Content-Type": asset.contentType,
        "Cache-Control": asset.cacheControl,
      });
    } catch {
      return reply(404, "There is no such page.");
    }
  };
}

/** The path as it stands in the address, with nothing decoded. */
function pathOf(url: string): string {
  const [path = ""] = url.slice(origin.length).split(/[?#]/);
  return path === "" ? "/" : path;
}

/** The page talks to the monitor through the preload: it may connect to nothing at all. */
function reply(
  status: number,
  body: BodyInit | null,
  headers: Record<string, string> = { "Content-Type": "text/plain; charset=utf-8" },
): Response {
  return new Response(body, { status, headers: { ...securityHeaders([]), ...headers } });
}
