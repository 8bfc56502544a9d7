import type { Reply } from "./reply.ts";

/**
 * The script for a service worker that another program registered under a plain name and this port.
 * Castscope has none: the browser, which asks for it after each page it led through the worker, gets
 * one that takes itself out and opens the pages anew without it.
 */
const script = `
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  await registration.unregister();
  for (const page of await clients.matchAll({ type: "window" })) await page.navigate(page.url);
})()));
`;

export const retiringWorker: Reply = {
  status: 200,
  headers: { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-store" },
  body: script,
};
