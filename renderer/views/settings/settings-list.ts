import { type Kept, type SectionName, sections } from "../../../shared/kept/sections.ts";
import { languageNames } from "../../../shared/model/language.ts";
import { same } from "../../../shared/same.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { words } from "./words/words.ts";

/** How a value is chosen. */
export type Control<T> =
  | { readonly kind: "switch" }
  | { readonly kind: "choice"; readonly choices: readonly { readonly value: T; readonly text: string }[] }
  | { readonly kind: "interface" }
  | { readonly kind: "number"; readonly least: number; readonly most: number };

/** Settings that the window shows, in the order of the page; each is a section that the door keeps. */
const groupOf = {
  joinOn: "general",
  composeAtStart: "general",
  composePinned: "general",
  theme: "appearance",
  language: "appearance",
  clock: "appearance",
  sharedScale: "appearance",
  kernelGroups: "appearance",
  packetTime: "packets",
  packetDscp: "packets",
  packetColours: "packets",
  payloadText: "packets",
  letterKeys: "keyboard",
  askAboveTtl: "sending",
  notifications: "events",
  sound: "events",
} as const satisfies Partial<Record<SectionName, SettingGroup>>;

export type SettingName = keyof typeof groupOf;

export const groups = ["general", "appearance", "packets", "keyboard", "sending", "events"] as const;
export type SettingGroup = (typeof groups)[number];

/** All sections of the page: those of settings, and what is kept or decided elsewhere. */
export const pageSections = [...groups, "history", "start"] as const;
export type SettingSection = (typeof pageSections)[number];

/** A setting as the page shows it. */
export interface Setting<N extends SettingName = SettingName> {
  readonly name: N;
  readonly group: SettingGroup;
  readonly title: string;
  /** What follows from it, or why it is as it is. */
  readonly reason: string;
  readonly control: Control<Kept<N>>;
}

/** In the spoken language. */
export function settings(): readonly Setting[] {
  return settingNames.map((name) => {
    const { title, reason } = words()[name];
    return { name, group: groupOf[name], title, reason, control: controlOf(name) } as Setting;
  });
}

/** In the order of the page. */
export const settingNames = Object.keys(groupOf) as readonly SettingName[];

function controlOf(name: SettingName): Control<string> {
  const { theme, language, clock, packetTime } = words();
  switch (name) {
    case "joinOn":
      return { kind: "interface" };
    case "theme":
      return choice(theme.choices);
    case "clock":
      return choice(clock.choices);
    case "packetTime":
      return choice(packetTime.choices);
    case "language":
      return choice({ system: language.system, ...languageNames });
    case "askAboveTtl":
      return { kind: "number", least: 0, most: 255 };
    default:
      return { kind: "switch" };
  }
}

function choice(texts: Readonly<Record<string, string>>): Control<string> {
  return { kind: "choice", choices: Object.entries(texts).map(([value, text]) => ({ value, text })) };
}

/** Whether a value is another one than the usual. */
export function isChanged(name: SettingName, value: unknown): boolean {
  return !same(value, sections[name].usual);
}

/** A value as people read it, where a setting is as it was at first. */
export function valueText({ name, control }: Setting, value: unknown): string {
  const { on, off, systemsChoice } = words();
  if (control.kind === "switch") return value === true ? on : off;
  if (control.kind === "number") return formatCount(Number(value));
  if (control.kind === "interface") return typeof value === "string" ? value : systemsChoice;
  return control.choices.find((one) => one.value === value)?.text ?? String(sections[name].usual);
}

/** Settings whose words hold all that is looked for. */
export function findSettings(among: readonly Setting[], text: string): readonly Setting[] {
  const wanted = text.toLowerCase().split(/\s+/);
  return among.filter(({ group, title, reason }) => {
    const said = `${words().groups[group]} ${title} ${reason}`.toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}
