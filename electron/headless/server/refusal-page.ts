import { createHash } from "node:crypto";

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 36rem; margin: 18vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.25rem; }
`;

/**
 * A browser that was let in and comes by the printed address once more is led to its window: the
 * door cannot know it, because nothing that it could know it by is sent along with a page's address.
 * The key is the one under which renderer/transport/session.ts keeps the window's path.
 */
const script = `
try {
  const path = localStorage.getItem("castscope-window");
  if (/^\\/window-[\\w-]{43}\\/$/.test(path) && location.pathname === "/") location.replace(path);
} catch {}
`;

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing but this page's own style and script. */
export const refusalPagePolicy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** @param sentence one of ours, which holds nothing of the request */
export function refusalPage(sentence: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Castscope</title>
<style>${style}</style>
<main>
<h1>Castscope</h1>
<p>${sentence}</p>
</main>
<script>${script}</script>
`;
}
