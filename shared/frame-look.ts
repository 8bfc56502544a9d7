/**
 * What the system paints of the desktop window, before the page and around it: the tokens of the page
 * by other means. `renderer/styles/tokens.test.ts` compares them with the style sheet.
 */

/** Height of the page's own title bar, in px: the system's buttons lie over it. */
export const titleBarHeight = 44;

/** The panes' ground, the ground of the title bar, and the signs on it. */
export const shades = {
  dark: { ground: "#121418", bar: "#0C0E11", signs: "#B4BAC4" },
  light: { ground: "#FFFFFF", bar: "#F2F3F5", signs: "#424A56" },
} as const;
export type Shade = keyof typeof shades;
