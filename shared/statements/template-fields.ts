/** Fields of a template, by name. */
export const templateFieldNames = ["seq", "time", "host", "random", "pad", "hex"] as const;
export type TemplateFieldName = (typeof templateFieldNames)[number];
