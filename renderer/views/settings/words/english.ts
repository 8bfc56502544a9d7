/** Titles, reasons and labels of the settings page. */
export const english = {
  groups: {
    general: "General",
    appearance: "Appearance",
    packets: "Packets",
    keyboard: "Keyboard",
    events: "Events",
  },
  joinOn: {
    title: "New groups are joined on",
    reason: "Unless the text names an interface. Of this profile.",
  },
  composePinned: {
    title: "Compose is open at the start",
    reason: "In a window that has room for it. Of this profile.",
  },
  theme: {
    title: "Theme",
    reason: "“System” follows the light and dark of the desktop.",
    choices: { system: "System", dark: "Dark", light: "Light" },
  },
  language: {
    title: "Language",
    reason:
      "“System” follows the browser or the desktop. Names of protocols and their fields stay as their standards have them.",
    system: "System",
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
    reason: "The time of day, or seconds since something. Always to the microsecond.",
    choices: {
      clock: "Time of day",
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
  notifications: {
    title: "Notifications of the system",
    reason: "Of new problems and warnings, while this window is hidden.",
  },
  sound: { title: "A sound", reason: "With a new problem, at most one in two seconds." },
  on: "on",
  off: "off",
  systemsChoice: "the system’s choice",
} as const;
