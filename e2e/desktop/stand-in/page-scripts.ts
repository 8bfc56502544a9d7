import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { CdpSession } from "./cdp.ts";
import { isolatedWorld } from "./frames.ts";

/** What both scripts of a page are told; see `page/`. */
export interface PageSettings {
  /** Nobody else on the page knows it: the names of events and functions between the worlds. */
  readonly secret: string;
  readonly platform: NodeJS.Platform;
}

const built = (name: string) => readFileSync(new URL(`./${name}.js`, import.meta.url), "utf8");

/**
 * Puts the two halves of the context bridge into every document that the page will have, and the preload into
 * that of its main frame. Returns the secret between them and the main process.
 */
export async function addPageScripts(session: CdpSession, preload: string): Promise<string> {
  const settings: PageSettings = {
    secret: `s${randomUUID().replaceAll("-", "")}`,
    platform: process.platform,
  };
  const add = (name: string, more: string, worldName?: string) =>
    session.send("Page.addScriptToEvaluateOnNewDocument", {
      ...(worldName === undefined ? {} : { worldName }),
      source: `{ const settings = ${JSON.stringify(settings)}; ${more}\n${built(name)} }`,
    });
  await session.send("Runtime.addBinding", { name: settings.secret, executionContextName: isolatedWorld });
  await add("main-world", "");
  // The parameters in which Electron hands its modules to a sandboxed preload.
  const script = `const preload = (require, process, exports) => {${readFileSync(preload, "utf8")}\n};`;
  await add("isolated-world", script, isolatedWorld);
  return settings.secret;
}
