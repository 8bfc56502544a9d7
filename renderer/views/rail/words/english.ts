/** Texts of the way between pages; the pages’ names are those of their actions. */
export const english = {
  label: "Pages",
} as const;
