import type { PreloadApi } from "../../shared/preload-api.ts";
import type { Transport } from "../../shared/transport.ts";
import { createIpcTransport } from "./ipc.ts";
import { createWebSocketTransport } from "./websocket.ts";

declare global {
  interface Window {
    /** Only in Electron, where the preload puts it there. */
    readonly castscope?: PreloadApi;
  }
}

/** The way to the monitor that this page was opened with. To be called once, at the page's entry. */
export function chooseTransport(page: Window = window): Transport {
  if (page.castscope) return createIpcTransport(page.castscope);
  return createWebSocketTransport({
    open: () => new WebSocket(`ws://${page.location.host}/socket`),
    isRefused: async () => {
      try {
        return (await fetch("/session", { cache: "no-store" })).status === 401;
      } catch {
        // Nobody there: the door may come back.
        return false;
      }
    },
  });
}
