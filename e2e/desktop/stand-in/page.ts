import type { Rectangle } from "electron";
import { ownApp } from "./app.ts";
import type { CdpSession } from "./cdp.ts";
import { chromium } from "./chromium.ts";
import { Frames } from "./frames.ts";
import { addPageScripts } from "./page-scripts.ts";
import { ownTheme } from "./theme.ts";

/** A page of Chromium that the program draws in. */
export interface Page {
  readonly browser: CdpSession;
  readonly session: CdpSession;
  readonly targetId: string;
  readonly frames: Frames;
}

/**
 * Makes an empty page with both halves of the bridge, in the program's theme.
 * @param wire given the page before anything can happen to it, to listen
 * @returns the secret by which its preload's messages are known
 */
export async function createPage(
  size: Rectangle,
  preload: string,
  wire: (page: Page) => void,
): Promise<{ readonly page: Page; readonly secret: string }> {
  const connection = await chromium(ownApp.getPath("userData"));
  const { browser } = connection;
  const { targetId } = await browser.send("Target.createTarget", { url: "about:blank", newWindow: true });
  const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true });
  const session = connection.session(sessionId);
  const page = { browser, session, targetId, frames: new Frames(session) };
  wire(page);
  for (const domain of ["Page", "Runtime", "Inspector"]) await session.send(`${domain}.enable`);
  await session.send("Page.setLifecycleEventsEnabled", { enabled: true });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
  await session.send("Emulation.setDeviceMetricsOverride", {
    ...{ width: size.width, height: size.height, deviceScaleFactor: 1, mobile: false },
  });
  const { frameTree } = await session.send("Page.getFrameTree");
  page.frames.setMain(frameTree.frame.id);
  const secret = await addPageScripts(session, preload);
  ownTheme.on("updated", () => void paint(session).catch(() => {}));
  await paint(session);
  return { page, secret };
}

async function paint(session: CdpSession): Promise<void> {
  const value = ownTheme.shouldUseDarkColors ? "dark" : "light";
  await session.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] });
}

/** Says something to the isolated world of one document; nobody is there once it has gone. */
export async function tell(
  { session }: Page,
  secret: string,
  contextId: number,
  message: object,
): Promise<void> {
  const expression = `globalThis[${JSON.stringify(secret)} + "hear"](${JSON.stringify(message)})`;
  await session.send("Runtime.evaluate", { expression, contextId }).catch(() => {});
}
