import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { assetAt } from "../../../shared/site/asset.ts";
import type { Refusal } from "./refusal.ts";

interface StaticFile {
  readonly headers: { readonly "Content-Type": string; readonly "Cache-Control": string };
  readonly body: Buffer;
}

export interface Files {
  /** Null when the page has no such file. */
  read(pathname: string): Promise<StaticFile | null>;
}

export const noFile: Refusal = { status: 404, name: "no-such-page", values: {} };

/** The files of the built page in `directory`. Which paths can name a file is decided by `assetAt`. */
export function createFiles(directory: string): Files {
  return {
    async read(pathname) {
      const asset = assetAt(pathname);
      if (asset === null) return null;
      const body = await readFile(join(directory, ...asset.file.split("/"))).catch(absent);
      if (body === null) return null;
      return {
        headers: { "Content-Type": asset.contentType, "Cache-Control": asset.cacheControl },
        body,
      };
    },
  };
}

/** What the system says of a path that leads to no file. */
const noFileCodes = new Set(["ENOENT", "ENOTDIR", "EISDIR", "ENAMETOOLONG"]);

function absent(error: NodeJS.ErrnoException): null {
  if (noFileCodes.has(error.code ?? "")) return null;
  throw error;
}
