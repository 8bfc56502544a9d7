import { formatCount } from "../../../../shared/text/count.ts";

/** The field for a filter, what it offers, and the filters that are kept. */
export const english = {
  clear: "Clear the filter",
  suggestions: (field: string) => `Suggestions: ${field}`,
  possible: "What can stand there",
  saved: "Saved",
  recent: "Recent",
  fields: "Fields and values",
  keep: {
    savedAs: (name: string) => `Saved as ${name}`,
    save: "Save this filter",
    list: "Saved filters",
    name: "Name of this filter",
    saveButton: "Save",
    full: (most: number) => `${formatCount(most)} filters are saved: remove one to save another.`,
    remove: (name: string) => `Remove ${name}`,
  },
} as const;
