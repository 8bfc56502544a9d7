import { originFrom, schemes, toChromium } from "./address.ts";
import { ownApp } from "./app.ts";
import type { CdpSession } from "./cdp.ts";
import { strict } from "./strict.ts";

type Handler = (request: Request) => Promise<Response>;
type Ask = (contents: object | null, permission: string, callback: (granted: boolean) => void) => void;
type Check = (contents: object | null, permission: string, origin: string) => boolean;

const handlers = new Map<string, Handler>();
let ask: Ask | null = null;
let check: Check | null = null;

/** Electron's `protocol`: who answers for a scheme. */
export const protocol = strict("protocol", {
  registerSchemesAsPrivileged(list: readonly { scheme: string; privileges: { standard?: boolean } }[]) {
    ownApp.mustBe(false, "protocol.registerSchemesAsPrivileged()");
    for (const { scheme, privileges } of list) if (privileges.standard) schemes.add(scheme);
  },
  handle(scheme: string, handler: Handler) {
    ownApp.mustBe(true, "protocol.handle()");
    handlers.set(scheme, handler);
  },
});

export function handlerOf(address: string): Handler | null {
  return handlers.get(address.split(":")[0] ?? "") ?? null;
}

/** Electron's `session`: what pages may do. */
export const session = strict("session module", {
  defaultSession: strict("session", {
    setPermissionRequestHandler(handler: Ask) {
      ask = handler;
    },
    setPermissionCheckHandler(handler: Check) {
      check = handler;
    },
    setDevicePermissionHandler() {},
  }),
});

/** Some that a page could want, by Electron's name, and by Chromium's where that is another. */
const permissions = [
  ["geolocation", { name: "geolocation" }],
  ["notifications", { name: "notifications" }],
  ["media", { name: "camera" }],
  ["clipboard-read", { name: "clipboard-read" }],
  ["clipboard-sanitized-write", { name: "clipboard-write", allowWithoutSanitization: false }],
] as const;

/** Asks the program for every permission of a page, and has Chromium answer as it did. */
export async function applyPermissions(browser: CdpSession, contents: { getURL(): string }): Promise<void> {
  const address = contents.getURL();
  const origin = originFrom(toChromium(address).replace(/(?<=\w)\/.*$/, ""));
  for (const [name, permission] of permissions) {
    const checked = check?.(contents, name, `${origin}/`) ?? true;
    const granted =
      checked && (await new Promise((resolve) => ask?.(contents, name, resolve) ?? resolve(true)));
    await browser.send("Browser.setPermission", {
      permission,
      setting: granted ? "granted" : "denied",
      origin: toChromium(`${origin}/`).replace(/\/$/, ""),
    });
  }
}
