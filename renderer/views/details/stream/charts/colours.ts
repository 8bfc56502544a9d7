import { watchLetters } from "../../../../components/letters.ts";

/** Tokens that canvases draw with. */
const tokens = [
  "fg-1",
  "fg-3",
  "line",
  "s1",
  "s2",
  "s3",
  "s4",
  "warn-mark",
  "bad-mark",
  "spark-fill",
  "bg-1",
] as const;
export type Colour = (typeof tokens)[number];
export type Colours = Readonly<Record<Colour, string>>;

/** In forced colours shapes tell things apart: what is drawn has the text's colour, and no grid stands behind it. */
const forced: Partial<Record<Colour, string>> = {
  line: "transparent",
  "spark-fill": "transparent",
  "bg-1": "Canvas", // no words: a colour of CSS
};

/** The tokens as they apply to an element now: of the theme, of a window that is stale, of forced colours. */
export function coloursOf(element: Element): Colours {
  const isForced = window.matchMedia("(forced-colors: active)").matches;
  const style = getComputedStyle(element);
  const colourOf = (token: Colour): string =>
    // no words: a colour of CSS
    isForced ? (forced[token] ?? "CanvasText") : style.getPropertyValue(`--${token}`).trim() || "transparent";
  return Object.fromEntries(tokens.map((token) => [token, colourOf(token)])) as Record<Colour, string>;
}

/** Calls when what is drawn may look otherwise, in its colours or its letters; answers with what ends that. */
export function watchLook(changed: () => void): () => void {
  const root = document.documentElement;
  const observer = new MutationObserver(changed);
  observer.observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  const media = [window.matchMedia("(forced-colors: active)"), window.matchMedia("(prefers-contrast: more)")];
  for (const one of media) one.addEventListener("change", changed);
  const unwatch = watchLetters(changed);
  return () => {
    unwatch();
    observer.disconnect();
    for (const one of media) one.removeEventListener("change", changed);
  };
}
