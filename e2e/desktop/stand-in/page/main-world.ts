import type { PageSettings } from "../page-scripts.ts";
import { Bridge } from "./crossing.ts";

/** The page's own world: finds what the preload exposes, frozen, as Electron leaves it. */
declare const settings: PageSettings;

new Bridge(settings.secret, "main", (name, members) => {
  const value = Object.freeze({ ...members });
  Object.defineProperty(window, name, { value, enumerable: true, configurable: false, writable: false });
});

// The program denies every window before there is one, and a page that is denied one gets null.
const ask = (url: string): void => {
  window.dispatchEvent(new CustomEvent(`${settings.secret}open`, { detail: url }));
};
window.open = (url = "") => {
  ask(new URL(url, window.location.href).href);
  return null;
};
window.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || link.target !== "_blank" || event.defaultPrevented) return;
  event.preventDefault();
  ask(link.href);
});
