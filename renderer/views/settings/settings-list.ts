import { type Kept, type SectionName, sections } from "../../../shared/kept/sections.ts";
import { limits } from "../../../shared/limits.ts";
import { languageNames } from "../../../shared/model/language.ts";
import { leastZoom, mostZoom } from "../../../shared/model/zoom.ts";
import { same } from "../../../shared/same.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { allActions } from "../../actions/actions.ts";
import { allWords, words } from "./words/words.ts";

/** How a value is chosen. */
export type Control<T> =
  | { readonly kind: "switch" }
  | { readonly kind: "choice"; readonly choices: readonly { readonly value: T; readonly text: string }[] }
  | { readonly kind: "interface" }
  /** Chosen on the sheet of keys. */
  | { readonly kind: "keys" }
  /** Not here: what is true in its place. */
  | { readonly kind: "told"; readonly text: string }
  | { readonly kind: "number"; readonly least: number; readonly most: number; readonly unit: string };

/** Settings that the window shows, in the order of the page; each is a section that the door keeps. */
const groupOf = {
  joinOn: "general",
  composeAtStart: "general",
  composePinned: "general",
  theme: "appearance",
  zoom: "appearance",
  language: "appearance",
  clock: "appearance",
  sharedScale: "appearance",
  kernelGroups: "appearance",
  packetTime: "packets",
  packetDscp: "packets",
  packetColours: "packets",
  payloadText: "packets",
  letterKeys: "keyboard",
  keys: "keyboard",
  askAboveTtl: "sending",
  ring: "recording",
  ringFiles: "recording",
  ringMegabytes: "recording",
  ringSeconds: "recording",
  notifications: "events",
  sound: "events",
} as const satisfies Partial<Record<SectionName, SettingGroup>>;

export type SettingName = keyof typeof groupOf;

export const groups = [
  "general",
  "appearance",
  "packets",
  "keyboard",
  "sending",
  "recording",
  "events",
] as const;
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

/** In the spoken language. @param hasZoom the window's content has a size that is set here */
export function settings(hasZoom: boolean): readonly Setting[] {
  return settingNames.map((name) => {
    const { title, reason } = words()[name];
    return { name, group: groupOf[name], title, reason, control: controlOf(name, hasZoom) } as Setting;
  });
}

/** In the order of the page. */
export const settingNames = Object.keys(groupOf) as readonly SettingName[];

function controlOf(name: SettingName, hasZoom: boolean): Control<string> {
  const { theme, zoom, language, clock, packetTime, files } = words();
  switch (name) {
    case "joinOn":
      return { kind: "interface" };
    case "theme":
      return choice(theme.choices);
    case "zoom":
      if (!hasZoom) return { kind: "told", text: zoom.ofBrowser };
      return { kind: "number", least: leastZoom, most: mostZoom, unit: "%" };
    case "keys":
      return { kind: "keys" };
    case "clock":
      return choice(clock.choices);
    case "packetTime":
      return choice(packetTime.choices);
    case "language":
      return choice({ system: language.system, ...languageNames });
    case "askAboveTtl":
      return { kind: "number", least: 0, most: 255, unit: "" };
    case "ringFiles":
      return { kind: "number", least: 1, most: limits.recordFiles, unit: files };
    case "ringMegabytes":
      return { kind: "number", least: 1, most: limits.ringMegabytes, unit: "MB" };
    case "ringSeconds":
      return { kind: "number", least: 0, most: limits.ringSeconds, unit: "s" };
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

/** A value as people read it. */
export function valueText({ name, control }: Setting, value: unknown): string {
  const { on, off, systemsChoice, keys } = words();
  if (control.kind === "switch") return value === true ? on : off;
  if (control.kind === "number") return `${formatCount(Number(value))} ${control.unit}`.trimEnd();
  if (control.kind === "keys") {
    const changed = Object.keys(value as Kept<"keys">).length;
    return changed === 0 ? keys.usual : keys.changed(changed, allActions.length);
  }
  if (control.kind === "told") return control.text;
  if (control.kind === "interface") return typeof value === "string" ? value : systemsChoice;
  return control.choices.find((one) => one.value === value)?.text ?? String(sections[name].usual);
}

/** Settings whose words hold all that is looked for, in any language, or by their names in the file. */
export function findSettings(among: readonly Setting[], text: string): readonly Setting[] {
  return among.filter(({ name, group }) => {
    const said = allWords.flatMap((table) => {
      const { title, reason, choices = {} }: Said = table[name];
      return [table.groups[group], title, reason, table.searchedAs[name], ...Object.values(choices)];
    });
    return holdsAll([...said, name].join(" "), text);
  });
}

interface Said {
  readonly title: string;
  readonly reason: string;
  readonly choices?: Readonly<Record<string, string>>;
}

/** Whether a line of the page holds all that is looked for, with the title of its section. */
export function says(section: SettingSection, title: string, reason: string, text: string): boolean {
  return holdsAll(`${words().groups[section]} ${title} ${reason}`, text);
}

function holdsAll(said: string, text: string): boolean {
  const plain = `${withoutMarks(said)} ${withoutMarks(spelledOut(said))}`;
  return withoutMarks(text)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

/** “Größe” as “groesse”, which keyboards without umlauts have. */
function spelledOut(text: string): string {
  return text.replaceAll(/[äöüÄÖÜ]/g, (sign) => `${sign.normalize("NFD").charAt(0)}e`);
}

/** “Größe” as “grosse”: marks are no difference. */
function withoutMarks(text: string): string {
  return text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replaceAll(/\p{M}/gu, "");
}
