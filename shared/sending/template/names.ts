/** The names of fields, as refusals list them. */
export const templateFieldNames = ["seq", "time", "host", "random", "pad", "hex"] as const;
export type TemplateFieldName = (typeof templateFieldNames)[number];
