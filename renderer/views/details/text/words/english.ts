/** A payload that is shown as text. */
export const english = { text: "Text" } as const;
