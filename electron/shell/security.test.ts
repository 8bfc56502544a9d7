import { EventEmitter } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { denyPermissions, type GuardedContents, guardContents, outsidePages } from "./security.ts";

class StandInContents extends EventEmitter implements GuardedContents {
  openWindow: (() => { action: "deny" }) | null = null;

  setWindowOpenHandler(handler: () => { action: "deny" }) {
    this.openWindow = handler;
  }

  /** Whether the event went through. */
  try(event: string, url = ""): boolean {
    const preventDefault = vi.fn();
    this.emit(event, { url, preventDefault });
    return preventDefault.mock.calls.length === 0;
  }
}

describe("a guarded window", () => {
  const contents = new StandInContents();
  guardContents(contents);

  test.each(["will-frame-navigate", "will-redirect"])("stays on its page at %s", (event) => {
    expect(contents.try(event, "castscope://app/")).toBe(true);
    for (const url of [
      "https://example.com/",
      "http://127.0.0.1:8080/",
      "file:///etc/passwd",
      "castscope://app.evil/",
      "castscope://other/",
      "javascript:alert(1)",
      "data:text/html,x",
      "about:blank",
      "",
    ]) {
      expect(contents.try(event, url)).toBe(false);
    }
  });

  test("opens no second window and embeds none", () => {
    expect(contents.openWindow?.()).toEqual({ action: "deny" });
    expect(contents.try("will-attach-webview")).toBe(false);
  });
});

test("our own page may copy and notify, and every other permission is denied", () => {
  const session = {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
  };
  denyPermissions(session);
  const requested = (url: string, permission: string): boolean => {
    const callback = vi.fn();
    session.setPermissionRequestHandler.mock.calls[0]?.[0]({ getURL: () => url }, permission, callback);
    return callback.mock.calls[0]?.[0];
  };
  const checked = (origin: string, permission: string): boolean =>
    session.setPermissionCheckHandler.mock.calls[0]?.[0](null, permission, origin);
  for (const may of [requested, checked]) {
    expect(may("castscope://app/", "clipboard-sanitized-write")).toBe(true);
    expect(may("https://example.com/", "clipboard-sanitized-write")).toBe(false);
    expect(may("castscope://app/", "notifications")).toBe(true);
    expect(may("https://example.com/", "notifications")).toBe(false);
    expect(may("castscope://app/", "clipboard-read")).toBe(false);
    expect(may("castscope://app/", "media")).toBe(false);
  }
  expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]({})).toBe(false);
});

test("what is opened outside is encrypted and named by us", () => {
  for (const url of Object.values(outsidePages)) expect(url).toMatch(/^https:\/\/www\.iana\.org\//);
});
