import * as v from "valibot";

/** What the desktop's frame, its menus and its background follow. */
export const themeSchema = v.picklist(["system", "dark", "light"]);
export type Theme = v.InferOutput<typeof themeSchema>;
