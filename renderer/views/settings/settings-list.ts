import { type Kept, type SectionName, sections } from "../../../shared/kept/sections.ts";
import { same } from "../../../shared/same.ts";

/** How a value is chosen. */
export type Control<T> =
  | { readonly kind: "switch" }
  | { readonly kind: "choice"; readonly choices: readonly { readonly value: T; readonly text: string }[] }
  | { readonly kind: "interface" };

/** Settings that the window shows; each is a section that the door keeps. */
const shownNames = [
  "joinOn",
  "composePinned",
  "theme",
  "sharedScale",
  "packetTime",
  "packetDscp",
  "packetColours",
  "payloadText",
  "kernelGroups",
  "letterKeys",
  "notifications",
  "sound",
] as const satisfies readonly SectionName[];
export type SettingName = (typeof shownNames)[number];

export const groups = ["General", "Appearance", "Packets", "Keyboard", "Events"] as const;
export type SettingGroup = (typeof groups)[number];

/** A setting as the page shows it. */
export interface Setting<N extends SettingName = SettingName> {
  readonly name: N;
  readonly group: SettingGroup;
  readonly title: string;
  /** What follows from it, or why it is as it is. */
  readonly reason: string;
  readonly control: Control<Kept<N>>;
}

const on: Control<never> = { kind: "switch" };

/** In the order of the page. */
const table: { readonly [N in SettingName]: Omit<Setting<N>, "name"> } = {
  joinOn: {
    group: "General",
    title: "New groups are joined on",
    reason: "Unless the text names an interface. Of this profile.",
    control: { kind: "interface" },
  },
  composePinned: {
    group: "General",
    title: "Compose is open at the start",
    reason: "In a window that has room for it. Of this profile.",
    control: on,
  },
  theme: {
    group: "Appearance",
    title: "Theme",
    reason: "“System” follows the light and dark of the desktop.",
    control: {
      kind: "choice",
      choices: [
        { value: "system", text: "System" },
        { value: "dark", text: "Dark" },
        { value: "light", text: "Light" },
      ],
    },
  },
  sharedScale: {
    group: "Appearance",
    title: "Small charts share one scale",
    reason: "Then their heights can be compared; quiet groups look flat beside busy ones.",
    control: on,
  },
  kernelGroups: {
    group: "Appearance",
    title: "Groups that the system joined by itself",
    reason: "Listed among those of this computer, such as all hosts (224.0.0.1).",
    control: on,
  },
  packetTime: {
    group: "Packets",
    title: "Times of packets",
    reason: "The time of day, or seconds since something. Always to the microsecond.",
    control: {
      kind: "choice",
      choices: [
        { value: "clock", text: "Time of day" },
        { value: "join", text: "Since join" },
        { value: "previous", text: "Since previous" },
        { value: "reference", text: "Since reference" },
      ],
    },
  },
  packetDscp: {
    group: "Packets",
    title: "Column for DSCP",
    reason: "How packets were marked when they arrived.",
    control: on,
  },
  packetColours: {
    group: "Packets",
    title: "Rows tinted by type",
    reason: "Protocols are told apart at a glance; lost and late packets have their marks either way.",
    control: on,
  },
  payloadText: {
    group: "Packets",
    title: "Payloads that are text as text",
    reason: "In place of their bytes.",
    control: on,
  },
  letterKeys: {
    group: "Keyboard",
    title: "Single-letter keys",
    reason: "They act outside text fields only. Without them Ctrl K still reaches every action.",
    control: on,
  },
  notifications: {
    group: "Events",
    title: "Notifications of the system",
    reason: "Of new problems and warnings, while this window is hidden.",
    control: on,
  },
  sound: {
    group: "Events",
    title: "A sound",
    reason: "With a new problem, at most one in two seconds.",
    control: on,
  },
};

export const settings: readonly Setting[] = (Object.keys(table) as SettingName[]).map(
  (name) => ({ name, ...table[name] }) as Setting,
);

/** Whether a value is another one than the usual. */
export function isChanged(name: SettingName, value: unknown): boolean {
  return !same(value, sections[name].usual);
}

/** A value as people read it, where a setting is as it was at first. */
export function valueText({ name, control }: Setting, value: unknown): string {
  if (control.kind === "switch") return value === true ? "on" : "off";
  if (control.kind === "interface") return typeof value === "string" ? value : "the system’s choice";
  return control.choices.find((choice) => choice.value === value)?.text ?? String(sections[name].usual);
}

/** Settings whose words hold all that is looked for. */
export function findSettings(among: readonly Setting[], text: string): readonly Setting[] {
  const words = text.toLowerCase().split(/\s+/);
  return among.filter(({ group, title, reason }) => {
    const said = `${group} ${title} ${reason}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}
