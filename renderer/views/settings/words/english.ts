import { formatCount, plural } from "../../../../shared/text/count.ts";

/** Titles, reasons and labels of the settings page. */
export const english = {
  groups: {
    general: "General",
    appearance: "Appearance",
    packets: "Packets",
    keyboard: "Keyboard",
    sending: "Sending",
    recording: "Recording",
    events: "Events",
    history: "History",
    start: "Chosen at the start",
  },
  joinOn: {
    title: "New groups are joined on",
    reason: "Unless the text names an interface. Of this profile.",
  },
  composeAtStart: {
    title: "Compose is open at the start",
    reason: "In a window that has room for it. Of this profile.",
  },
  composePinned: {
    title: "Compose is pinned",
    reason: "Open at each start, and in a narrow window beside the panes, not over them. Of this profile.",
  },
  theme: {
    title: "Theme",
    reason: "“System” follows the light and dark of the desktop.",
    choices: { system: "System", dark: "Dark", light: "Light" },
  },
  zoom: {
    title: "Size",
    reason: "Text, rows and targets together, 80 to 200 %.",
    ofBrowser: "the browser’s: Ctrl + and Ctrl -",
  },
  language: {
    title: "Language",
    reason:
      "“System” follows the browser or the desktop. Names of protocols and their fields stay as their standards have them.",
    system: "System",
  },
  clock: {
    title: "Time of day",
    reason: "Shown and typed, in filters too. Times in UTC end with a Z; files are named by local time.",
    choices: { local: "Local time", utc: "UTC" },
  },
  sharedScale: {
    title: "Small charts share one scale",
    reason: "Then their heights can be compared; quiet groups look flat beside busy ones.",
  },
  kernelGroups: {
    title: "Groups that the system joined by itself",
    reason: "Listed among those of this computer, such as all hosts (224.0.0.1).",
  },
  packetTime: {
    title: "Times of packets",
    reason:
      "The time of day, with or without its date, or seconds since something. Always to the microsecond.",
    choices: {
      clock: "Time of day",
      date: "Date and time",
      join: "Since join",
      previous: "Since previous",
      reference: "Since reference",
    },
  },
  packetDscp: { title: "Column for DSCP", reason: "How packets were marked when they arrived." },
  packetColours: {
    title: "Rows tinted by type",
    reason: "Protocols are told apart at a glance; lost and late packets have their marks either way.",
  },
  payloadText: { title: "Payloads that are text as text", reason: "In place of their bytes." },
  letterKeys: {
    title: "Single-letter keys",
    reason: "They act outside text fields only. Without them Ctrl K still reaches every action.",
  },
  askAboveTtl: {
    title: "Ask before sending with a TTL above",
    reason: "Above 32, packets may leave the site, unless the group’s own scope ends before. 255 never asks.",
  },
  keys: {
    title: "Keys",
    reason: "What is pressed for which action: chosen on the sheet of keys.",
    change: "Change keys",
    changed: (count: number, all: number) => `${formatCount(count)} of ${formatCount(all)} changed`,
    usual: "the usual",
  },
  ring: {
    title: "Record into a ring of files",
    reason:
      "What recording offers at first: the oldest file makes room, so that a long recording fills no disk.",
  },
  ringFiles: { title: "Files of a ring", reason: "So many stay; a newer one takes the oldest one’s place." },
  ringMegabytes: {
    title: "Size of each file",
    reason: "The next file begins when one has so much. Other programs open a small file faster.",
  },
  ringSeconds: {
    title: "Length of each file",
    reason: "The next file begins after so long too. 0 goes by size only.",
  },
  recordFolder: "Recordings are written to",
  recordFolderNone: "nowhere",
  recordFolderChoose: "Choose …",
  recordFolderChosen: (path: string) =>
    `From the next start on recordings are written to ${path}. Those that there are stay where they lie.`,
  copyPathOf: (what: string) => `Copy the path: ${what}`,
  recordFolderReason:
    "--recordings FOLDER chooses it at the start: no page in a browser can make Castscope write elsewhere.",
  recordFolderDesktop: "A folder of this desktop’s: what is recorded lies there, and in no other place.",
  files: "files",
  notifications: {
    title: "Notifications of the system",
    reason: "Of new problems and warnings, while this window is hidden.",
  },
  sound: { title: "A sound", reason: "With a new problem, at most one in two seconds." },
  on: "on",
  off: "off",
  systemsChoice: "the system’s choice",

  /** Further words by which settings are looked for. */
  searchedAs: {
    joinOn: "interface network card nic",
    composeAtStart: "send pane sidebar",
    composePinned: "pin pane sidebar",
    theme: "dark mode light mode colours appearance contrast",
    zoom: "zoom scale font text size",
    language: "translation english german locale",
    clock: "time zone timezone utc gmt clock",
    sharedScale: "sparklines",
    kernelGroups: "memberships kernel",
    packetTime: "timestamps date",
    packetDscp: "qos tos priority",
    packetColours: "colors coloring",
    payloadText: "ascii hex",
    letterKeys: "shortcuts hotkeys keyboard",
    keys: "shortcuts hotkeys key bindings keyboard",
    askAboveTtl: "hop limit scope confirm warning safety",
    ring: "rotation rotate circular buffer",
    ringFiles: "rotation count number",
    ringMegabytes: "rotation megabytes",
    ringSeconds: "rotation duration time",
    notifications: "alerts desktop popups",
    sound: "alert beep audio",
  },

  title: "Settings",
  changed: (count: number, all: number) => `${formatCount(count)} of ${formatCount(all)} changed`,
  search: "Search settings",
  searchHint: "Search every setting and its reason",
  sections: "Sections",
  sectionChanged: (title: string, count: number) =>
    count === 0 ? title : `${title}, ${formatCount(count)} changed`,
  actsAtOnce: "A setting acts at once.",
  undo: "Undo with Ctrl Z.",
  which: "Which settings",
  all: "All",
  onlyChanged: "Changed",
  resetAll: "Reset all",
  asFile: "The same as a file",
  nothingChanged: "Nothing is changed.",
  nothingFound: (text: string) => `No setting is about “${text}”.`,
  showAll: (count: number) => `Show all ${formatCount(count)}`,

  isDefault: "default",
  changedDefault: "changed, default",
  fixed: "set by an administrator",
  reset: (title: string, usual: string) => `Reset ${title} to ${usual}`,
  fieldIn: (title: string, unit: string) => (unit === "" ? title : `${title}, in ${unit}`),
  outside: (least: number, most: number, unit: string, kept: string) =>
    `It is ${formatCount(least)} to ${formatCount(most)}${unit === "" ? "" : ` ${unit}`}; ${kept} is kept.`,

  days: "days",
  keep: {
    seconds: { title: "Seconds are kept for", reason: "What charts of up to a day show." },
    minutes: {
      title: "Minutes are kept for",
      reason: "With the least and the most of each, so that no peak disappears.",
    },
    quarters: { title: "Quarter hours and events are kept for", reason: "They take the least room." },
    mostBytes: {
      title: "The file has at most",
      reason: "Where it would be more, the oldest seconds give way first. Empty has no bound.",
    },
  },
  noBound: "no bound",

  memory: "Packets kept in memory",
  memoryReason: (used: string) =>
    `${used} are used; the oldest packets give way and stay counted. --memory chooses another.`,
  history: "History of rates, loss and events",
  historyNone: "none",
  historyReason: (size: string) =>
    `${size === "" ? "" : `${size}. `}--history FILE keeps it elsewhere, --history off none.`,
  wiresharkMissing: "not found",
  wiresharkFound: "found",
  wiresharkInstall: "Install Wireshark: its tshark then decodes packets when it is asked to.",
  wiresharkAsked: (path: string) => `${path}, asked only when somebody wants it.`,

  copied: "The file is on the clipboard.",
  notCopied: "The browser does not let this window copy.",
  pathCopied: "The path is on the clipboard.",
  copyFile: "Copy the file",
  copyPath: "Copy its path",
  closeFile: "Close the file",
  openFile: "Open in editor",
  /** Where no program is there for it. */
  shownInFolder: "No program opens it here: it is shown in its folder.",
  noFile: "Nothing is kept: Castscope was started without.",
  content: "Content of the file",
  noMistake:
    "Read without a mistake. A change made in the file acts at once; a mistake keeps the last good value and names its line.",
  mistakes: (count: number) => plural(count, "mistake"),
  line: (line: number, mistake: string) => `Line ${line}: ${mistake}`,
} as const;
