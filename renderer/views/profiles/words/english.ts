import { formatCount, plural } from "../../../../shared/text/count.ts";

/** What the menu and the dialogs of profiles say. */
export const english = {
  menu: {
    title: "Profiles",
    save: "Save as …",
    import: "Import …",
    export: (name: string) => `Export “${name}”`,
    delete: "Delete",
    file: "Profile to import",
  },
  opened: (name: string, groups: number) => `The profile “${name}” is open: ${plural(groups, "group")}.`,
  undo: "Undo",
  cancel: "Cancel",
  close: "Close",
  name: "Name",
  delete: {
    title: (name: string) => `Delete the profile “${name}”?`,
    about:
      "Its groups, columns and drafts are gone then; nothing that is open now changes. Export it first to keep a file of it.",
    delete: "Delete",
    deleted: (name: string) => `The profile “${name}” was deleted.`,
  },
  save: {
    title: "Save profile as",
    about:
      "A profile holds groups with their names, looks and thresholds, pairs, formats, columns and what Compose holds.",
    save: "Save",
    saved: (name: string) => `The profile “${name}” is open: what is changed from now on is kept in it.`,
  },
  import: {
    title: "Import a profile",
    reading: (file: string) => `Reading ${file} …`,
    joined: "Joined",
    left: "Left",
    counted: (heading: string, count: number) => `${heading}: ${formatCount(count)}`,
    /** @param stays how many groups are joined before and after */
    happens: (joined: number, left: number, stays: number) =>
      `${plural(joined, "group")} will be joined, ${formatCount(left)} left${
        stays === 0 ? "" : `, ${plural(stays, "group")} ${stays === 1 ? "stays" : "stay"} joined`
      }.`,
    apart: "What is open now is kept in its own profile.",
    replaces: (name: string) => `It takes the place of the profile “${name}”.`,
    nothing: "Nothing to open",
    take: (joined: number, left: number) => `Join ${formatCount(joined)}, leave ${formatCount(left)}`,
    mistakesLeftOut: (count: number) => `${plural(count, "mistake")}, left out`,
    mistakes: "Mistakes",
    line: (line: number, mistake: string) => `Line ${formatCount(line)}: ${mistake}`,
    more: (count: number) => `${formatCount(count)} more`,
  },
} as const;
