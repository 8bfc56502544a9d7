import { type JoinIntent, parseJoinText, parsePortlessGroup } from "../../../../shared/input/join-text.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Announcement } from "../../../../shared/model/announcement.ts";
import type { Route } from "../../../../shared/model/route.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { type KnownGroup, knownGroups } from "../../../../shared/net/known-groups.ts";
import { announcerTitles } from "../../../../shared/text/announcers.ts";
import { knownGroupAbout } from "../../../../shared/text/known-groups.ts";
import { knownIntent } from "./known-intent.ts";
import type { Reading } from "./reading.ts";
import type { WayOut } from "./way-out.ts";
import { words } from "./words/words.ts";

/** What a choice stands for, as a value that is asked for as it is. */
export type Wish =
  | {
      readonly action: "join" | "any-source" | "listen" | "known" | "compose";
      readonly intent: JoinIntent;
      /** What its row is called; missing where it is called as people know the group. */
      readonly name?: string;
    }
  /** A group as it was typed, without its port. */
  | { readonly action: "find-port"; readonly group: string };

/** Something that is joined, listened on or sent to. */
export type IntentWish = Extract<Wish, { readonly intent: JoinIntent }>;

/** One line of the list below the join field. */
export interface Choice {
  readonly id: string;
  readonly wish: Wish;
  /** The address, and what is said about it. */
  readonly address: string;
  readonly note: string;
}

/**
 * What can be done with the text as it stands; the first is what Enter does.
 * @param wayOut what to join on where the system knows no way
 */
export function joinChoices(
  text: string,
  reading: Reading,
  route: Pick<Route, "use"> | null,
  announced: readonly Announcement[] = [],
  wayOut: WayOut | null = null,
): readonly Choice[] {
  switch (reading.kind) {
    case "empty":
      return [];
    case "group":
      return groupChoices(reading.intent, wayOut);
    case "host":
      return hostChoices(reading.intent, route?.use !== "host");
    case "port":
      return [portChoice(reading.intent)];
    case "list":
      return [];
    case "problem":
      return [
        ...announcedMatches(text, announced),
        ...knownMatches(text).map(knownChoice),
        ...portChoices(text),
      ];
  }
}

/** True where a name was typed: then Enter takes the first group of that name, for it can be nothing else. */
export function namesGroup(text: string, announced: readonly Announcement[] = []): boolean {
  const word = text.trim();
  return /[g-z]/i.test(word) && knownMatches(word).length + announcedMatches(word, announced).length > 0;
}

function groupChoices(intent: JoinIntent, wayOut: WayOut | null): Choice[] {
  const { address, port, from } = intent;
  const endpoint = formatEndpoint(address.text, port);
  const join = joinChoice("join", intent, wayOut !== null);
  const choices = [join];
  if (wayOut !== null) {
    const named = joinChoice("join-on", { ...intent, on: wayOut.on }, false);
    if (wayOut.sure) choices.unshift(named);
    else choices.push(named);
  }
  if (from !== null) {
    const any = { ...intent, from: null };
    const { note } = joinChoice("any-source", any, false);
    choices.push({
      ...{ id: "any-source", wish: { action: "any-source", intent: any }, address: endpoint },
      note,
    });
  }
  choices.push(composeChoice(endpoint, intent));
  return choices;
}

/** @param waits true where nothing comes of it before there is a route */
function joinChoice(id: string, intent: JoinIntent, waits: boolean): Choice {
  const { address, port, on, from } = intent;
  const texts = words().choices;
  const where = on === null ? "" : ` ${texts.on(on)}`;
  const who = from === null ? texts.fromAny : texts.from(from);
  return {
    id,
    wish: { action: "join", intent },
    address: formatEndpoint(address.text, port),
    note: waits ? texts.waits(who) : `${who}${where}`,
  };
}

/** @param ours false where the address is known to be another computer's, and nothing is heard there */
function hostChoices(intent: JoinIntent, ours: boolean): Choice[] {
  const endpoint = formatEndpoint(intent.address.text, intent.port);
  if (!ours) return [composeChoice(endpoint, intent)];
  const wish = { action: "listen", intent } as const;
  return [
    { id: "listen", wish, address: endpoint, note: words().choices.listen },
    composeChoice(endpoint, intent),
  ];
}

/** A group without its port: it can be looked for. */
function portChoices(text: string): Choice[] {
  const parsed = parsePortlessGroup(text);
  if (!parsed.ok || parsed.value.port !== null) return [];
  const wish = { action: "find-port", group: text.trim() } as const;
  return [{ id: "find-port", wish, address: parsed.value.address.text, note: words().choices.findPort }];
}

function portChoice(intent: JoinIntent): Choice {
  const address = formatEndpoint(intent.address.text, intent.port);
  return { id: "watch", wish: { action: "listen", intent }, address, note: words().choices.watch };
}

function composeChoice(address: string, intent: JoinIntent): Choice {
  return { id: "compose", wish: { action: "compose", intent }, address, note: words().choices.compose };
}

function knownMatches(text: string): KnownGroup[] {
  const typed = text.trim().toLowerCase().replace(/^\[/, "");
  if (typed === "") return [];
  return knownGroups
    .filter(({ address, name }) => address.startsWith(typed) || name.toLowerCase().includes(typed))
    .slice(0, limits.knownGroupsOffered);
}

/** Groups of announcements that hold, by their session's name. */
function announcedMatches(text: string, announced: readonly Announcement[]): Choice[] {
  const typed = text.trim().toLowerCase();
  if (typed === "") return [];
  return announced
    .filter(({ name, lost }) => lost === null && name.toLowerCase().includes(typed))
    .flatMap((one) => one.groups.flatMap((group) => announcedChoice(one, group.text)))
    .slice(0, limits.knownGroupsOffered);
}

function announcedChoice({ key, by, name, from }: Announcement, text: string): Choice[] {
  const parsed = parseJoinText(text);
  if (!parsed.ok) return [];
  const { address, port } = parsed.value;
  return [
    {
      id: `${key} ${text}`,
      wish: { action: "known", intent: parsed.value, name: name.slice(0, limits.nameLength) },
      address: formatEndpoint(address.text, port),
      note: words().choices.announced(name, announcerTitles[by], from),
    },
  ];
}

function knownChoice(group: KnownGroup): Choice {
  const { address, port, name } = group;
  const endpoint = formatEndpoint(address, port);
  const wish = { action: "known", intent: knownIntent(group) } as const;
  return { id: `${name} ${endpoint}`, wish, address: endpoint, note: `${name}: ${knownGroupAbout(name)}` };
}
