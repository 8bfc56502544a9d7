import { formatCount } from "../../../../shared/text/count.ts";

/** What the address book says. */
export const english = {
  title: "Address book",
  close: "Close",
  removed: (name: string) => `Removed ${name} from the address book.`,
  undo: "Undo",
  about:
    "A group without a name of its own is called so, in each profile. Without a port it goes for all ports.",
  entries: "Entries",
  remove: (name: string) => `Remove ${name}`,
  full: (most: number) => `${formatCount(most)} entries are the most: remove one.`,
  where: "Address, port",
  name: "Name",
  note: "Note",
  add: "Add",
} as const;
