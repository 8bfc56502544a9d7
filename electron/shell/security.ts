import { isOwnUrl } from "./origin.ts";

/** Places outside that the help menu leads to, in the system's browser; nothing else is ever opened. */
export const outsidePages = {
  ipv4Groups: "https://www.iana.org/assignments/multicast-addresses/",
  ipv6Groups: "https://www.iana.org/assignments/ipv6-multicast-addresses/",
} as const;

interface Cancellable {
  preventDefault(): void;
}

/** What is needed of a `WebContents`. */
export interface GuardedContents {
  on(
    event: "will-frame-navigate",
    listener: (details: Cancellable & { readonly url: string }) => void,
  ): unknown;
  on(event: "will-redirect", listener: (details: Cancellable & { readonly url: string }) => void): unknown;
  on(event: "will-attach-webview", listener: (event: Cancellable) => void): unknown;
  setWindowOpenHandler(handler: () => { action: "deny" }): void;
}

/** Keeps a window on its page: no other address, no second window, no embedded one. */
export function guardContents(contents: GuardedContents): void {
  const stayHome = (details: Cancellable & { readonly url: string }) => {
    if (!isOwnUrl(details.url)) details.preventDefault();
  };
  contents.on("will-frame-navigate", stayHome);
  contents.on("will-redirect", stayHome);
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}

/** What is needed of a `Session`. */
export interface GuardedSession {
  setPermissionRequestHandler(
    handler: (
      contents: { getURL(): string } | null,
      permission: string,
      callback: (granted: boolean) => void,
    ) => void,
  ): void;
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, requestingOrigin: string) => boolean,
  ): void;
  setDevicePermissionHandler(handler: () => boolean): void;
}

/**
 * Copying a packet's bytes, for reading the clipboard is another permission; and telling of events, which the page asks for when a
 * person switches that on.
 */
const granted: ReadonlySet<string> = new Set(["clipboard-sanitized-write", "notifications"]);

/** The page needs no camera, no place and no device: it may copy and notify, and everything else is refused. */
export function denyPermissions(session: GuardedSession): void {
  session.setPermissionRequestHandler((contents, permission, callback) =>
    callback(granted.has(permission) && isOwnUrl(contents?.getURL() ?? "")),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) => granted.has(permission) && isOwnUrl(requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
}
