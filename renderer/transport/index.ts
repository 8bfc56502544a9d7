import type { PreloadApi } from "../../shared/preload-api.ts";
import type { Transport } from "../../shared/transport.ts";
import { socketProtocol } from "../../shared/wire.ts";
import { createIpcTransport } from "./ipc.ts";
import { enterDoor, isRefused } from "./session.ts";
import { createWebSocketTransport } from "./websocket.ts";

declare global {
  interface Window {
    /** Only in Electron, where the preload puts it there. */
    readonly castscope?: PreloadApi;
  }
}

/** The way to the monitor that this page was opened with. To be called once, at the page's entry. */
export async function chooseTransport(page: Window = window): Promise<Transport> {
  if (page.castscope) return createIpcTransport(page.castscope);
  const secret = await enterDoor(page);
  return createWebSocketTransport({
    open: () =>
      // no words: a URL
      secret === null ? null : new WebSocket(`ws://${page.location.host}/socket`, [socketProtocol, secret]),
    isRefused: async () => secret !== null && isRefused(page, secret),
  });
}
