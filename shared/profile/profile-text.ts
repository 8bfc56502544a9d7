import * as v from "valibot";
import { decoders } from "../decode/decoders.ts";
import { formatDescription } from "../described/description-json.ts";
import { formatWord } from "../described/description-text.ts";
import { type KeptFormat, parseFormat } from "../described/kept-formats.ts";
import { formatJoinText, parseJoinText } from "../input/join-text.ts";
import {
  choiceOf,
  fail,
  failWith,
  type Members,
  memberOf,
  membersOf,
  numberOf,
  optionalText,
  reading,
  textIn,
  textOf,
} from "../json/json-members.ts";
import { type JsonNode, parseJson, plainJson } from "../json/json-node.ts";
import { isSectionName, readSection, type SectionName, sectionNames, sections } from "../kept/sections.ts";
import { limits } from "../limits.ts";
import { asBytes, byItself, type DecoderChoice } from "../model/decoding.ts";
import { measuredOf } from "../model/description.ts";
import { groupColours } from "../model/group-look.ts";
import { parseMembershipKey } from "../model/membership-key.ts";
import { namedStreamKinds } from "../model/stream-kinds.ts";
import { type OwnThresholds, thresholdFigures, thresholdSchema } from "../model/threshold.ts";
import { parseAddress } from "../net/address.ts";
import { type InputProblem, refuse } from "../parsed.ts";
import { type Measure, type Profile, type ProfileGroup, type ProfilePair, plainGroup } from "./profile.ts";

/** A mistake of a file, and in which line it stands, from 1. */
export interface FileMistake {
  readonly line: number;
  readonly problem: InputProblem;
}

/** What a file of a profile says, as far as it can be read. */
export interface ReadProfile {
  /** What it calls itself; null where it does not. */
  readonly name: string | null;
  /** Without what is wrong; null where nothing of it can be used. */
  readonly profile: Profile | null;
  /** At most `limits.profileMistakes`, from above. */
  readonly mistakes: readonly FileMistake[];
  /** How many more there are. */
  readonly further: number;
}

/** The version that is written, and the latest that is read. */
export const profileVersion = 1;

/**
 * Reads a profile as docs/profiles.md says: JSON with comments and commas at the end. What is wrong is left out, with a
 * sentence for each mistake. Never throws on bad input.
 */
export function parseProfile(text: string): ReadProfile {
  return new ProfileReader(text).read();
}

/** Reads a name that a person gives a profile. */
export function parseProfileName(text: string) {
  const name = text.normalize("NFC").trim();
  const most = limits.profileNameLength;
  if (name === "") return refuse("profile-name-empty", {}, 0, text.length, true);
  if (name.length > most)
    return refuse("profile-name-long", { characters: name.length, most }, most, text.length);
  // What every file system lets stand in the name of a file.
  if (!/^[\p{L}\p{M}\p{N} \-_.,()+&'!@]+$/u.test(name))
    return refuse("profile-name-signs", {}, 0, text.length);
  return { ok: true, value: name } as const;
}

const topMembers = [
  "$schema",
  "castscope",
  "version",
  "name",
  "groups",
  "pairs",
  "formats",
  "decoding",
  "window",
];
const groupMembers = [
  ...["join", "name", "label", "colour", "decodeAs", "sources", "measureAs", "thresholds"],
];

class ProfileReader {
  readonly #text: string;
  readonly #mistakes: FileMistake[] = [];
  #further = 0;
  #lineAt = { at: 0, line: 1 };

  constructor(text: string) {
    this.#text = text;
  }

  read(): ReadProfile {
    const text = this.#text;
    const most = limits.profileCharacters;
    if (text.trim() === "") return this.#nothing(refuse("profile-missing", {}, 0, text.length));
    if (text.length > most)
      return this.#nothing(refuse("profile-too-long", { characters: text.length, most }, most, text.length));
    const json = parseJson(text, { depth: limits.profileDepth, comments: true });
    if (!json.ok) return this.#nothing(json);
    const node = json.value;
    const head = reading(() => readHead(node));
    if (!head.ok) return this.#nothing(head);
    const { members, name } = head.value;
    for (const [member, { name: place }] of members) {
      if (topMembers.includes(member)) continue;
      this.#try(() => fail(place, "json-unknown-member", { member, known: topMembers }));
    }
    const formats = this.#list(members, "formats", limits.keptFormats, readFormat);
    const words = new Set(formats.map(({ description }) => formatWord(description)));
    const groups = this.#groups(members, words);
    const profile: Profile = {
      groups: [...groups.values()],
      pairs: this.#list(members, "pairs", limits.pairs, (one) => readPair(one, [...groups.keys()])),
      formats: formats.map((format) => format.text),
      decoding: this.#list(members, "decoding", limits.decoderChoices, (one) => readChoice(one, words)),
      sections: this.#sections(members),
    };
    return this.#told(name, profile);
  }

  #groups(members: Members, words: ReadonlySet<string>): Map<string, ProfileGroup> {
    const groups = new Map<string, ProfileGroup>();
    this.#list(members, "groups", limits.memberships, (node) => {
      const joined = this.#group(node, words);
      const text = joinTextOf(joined);
      if (groups.has(text)) fail(node, "profile-group-twice", { text });
      groups.set(text, joined);
    });
    return groups;
  }

  /** What is wrong with how it is joined loses the group; anything else only itself. */
  #group(node: JsonNode, words: ReadonlySet<string>): ProfileGroup {
    if (node.kind === "text") return { ...readJoin(node), ...rest };
    if (node.kind !== "object") return fail(node, "json-not-an-object", { member: "groups" });
    const { members } = node;
    for (const [member, { name }] of members) {
      if (groupMembers.includes(member)) continue;
      this.#try(() => fail(name, "json-unknown-member", { member, known: groupMembers }));
    }
    const join = readJoin(memberOf(node, members, "join", '"239.1.2.3:5004"'));
    const own = <T>(otherwise: T, read: () => T): T => this.#try(read) ?? otherwise;
    const word = (value: JsonNode, member: string): string => readWord(value, member, words);
    return {
      ...join,
      name: own("", () => optionalText(members, "name", limits.nameLength) ?? ""),
      label: own("", () => optionalText(members, "label", limits.labelLength) ?? ""),
      colour: own(null, () =>
        members.has("colour") ? choiceOf(node, members, "colour", groupColours, null) : null,
      ),
      decodeAs: own(null, () => {
        const value = members.get("decodeAs")?.value;
        return value === undefined ? null : word(value, "decodeAs");
      }),
      sources: own([], () => readSources(members, word)),
      measureAs: own(null, () => readMeasure(members)),
      thresholds: own(null, () => readThresholds(members)),
    };
  }

  #sections(members: Members): Profile["sections"] {
    const window = members.get("window")?.value;
    if (window === undefined) return {};
    if (window.kind !== "object") {
      this.#try(() => fail(window, "json-not-an-object", { member: "window" }));
      return {};
    }
    const read: Partial<Record<SectionName, unknown>> = {};
    for (const [member, { name, value }] of window.members) {
      this.#try(() => {
        if (!isSectionName(member) || sections[member].home !== "profile")
          return fail(name, "json-unknown-member", { member, known: profileSections });
        const section = readSection(member, plainJson(value));
        if (section === undefined) return fail(value, "profile-value-wrong", { member });
        read[member] = section;
      });
    }
    return read;
  }

  /** Each element by itself, so that one that is wrong does not cost the others. */
  #list<T>(members: Members, member: string, most: number, read: (node: JsonNode) => T): T[] {
    const list = members.get(member)?.value;
    if (list === undefined) return [];
    if (list.kind !== "list") {
      this.#try(() => fail(list, "json-not-a-list", { member }));
      return [];
    }
    if (list.items.length > most) {
      const items = list.items.length;
      this.#try(() => fail(list.items[most] ?? list, "json-list-too-long", { member, items, most }));
    }
    const all: T[] = [];
    for (const item of list.items.slice(0, most)) {
      this.#try(() => {
        all.push(read(item));
      });
    }
    return all;
  }

  /** Undefined where it was a mistake, which is told. */
  #try<T>(read: () => T): T | undefined {
    const parsed = reading(read);
    if (parsed.ok) return parsed.value;
    this.#tell(parsed.problem);
    return undefined;
  }

  #tell(problem: InputProblem): void {
    if (this.#mistakes.length === limits.profileMistakes) this.#further += 1;
    else this.#mistakes.push({ line: this.#lineOf(problem.start), problem });
  }

  /** Mistakes mostly come from above: counted on from the last one. */
  #lineOf(at: number): number {
    if (at < this.#lineAt.at) this.#lineAt = { at: 0, line: 1 };
    let { line } = this.#lineAt;
    for (let place = this.#lineAt.at; place < at; place += 1) if (this.#text[place] === "\n") line += 1;
    this.#lineAt = { at, line };
    return line;
  }

  #nothing(refused: ReturnType<typeof refuse>): ReadProfile {
    if (!refused.ok) this.#tell(refused.problem);
    return this.#told(null, null);
  }

  #told(name: string | null, profile: Profile | null): ReadProfile {
    const mistakes = this.#mistakes.sort((one, other) => one.problem.start - other.problem.start);
    return { name, profile, mistakes, further: this.#further };
  }
}

const profileSections = sectionNames.filter((name) => sections[name].home === "profile");

const { interface: _on, source: _source, bind: _bind, ...rest } = plainGroup;

type Join = Pick<ProfileGroup, "address" | "port" | "interface" | "source" | "bind">;

/** The text by which a group is named within its file. */
export function joinTextOf({ address, port, interface: on, source, bind }: Join): string {
  return formatJoinText({ address, port, on, from: source, bind });
}

function readHead(node: JsonNode): { members: Members; name: string | null } {
  const members: Members = node.kind === "object" ? node.members : new Map();
  const is = members.get("castscope")?.value;
  if (is?.kind !== "text" || is.value !== "profile")
    return fail(is ?? { start: node.start, end: node.start + 1 }, "profile-not-one", { file: "profile" });
  const version = numberOf(node, members, "version", 1, Number.MAX_SAFE_INTEGER, 1);
  if (version > profileVersion) {
    return fail(memberOf(node, members, "version", "1"), "profile-of-later", {
      ...{ version, most: profileVersion },
    });
  }
  const named = members.get("name")?.value;
  if (named === undefined) return { members, name: null };
  const name = parseProfileName(textIn(named, "name", limits.profileNameLength));
  return name.ok ? { members, name: name.value } : failWith(named, name.problem);
}

function readJoin(node: JsonNode): Join {
  const text = textIn(node, "join", limits.interfaceLength + 3 * limits.addressLength);
  const parsed = parseJoinText(text);
  if (!parsed.ok) return failWith(node, parsed.problem);
  const { address, port, on, from, bind } = parsed.value;
  return { address: address.text, port, interface: on, source: from, bind };
}

function readWord(value: JsonNode, member: string, words: ReadonlySet<string>): string {
  const word = textIn(value, member, limits.decoderWordCharacters);
  if (word === asBytes || words.has(word) || decoders.some(({ type }) => type === word)) return word;
  return fail(value, "profile-decoder-unknown", { word });
}

function readSources(
  members: Members,
  word: (value: JsonNode, member: string) => string,
): ProfileGroup["sources"] {
  const value = members.get("sources")?.value;
  if (value === undefined) return [];
  if (value.kind !== "object") return fail(value, "json-not-an-object", { member: "sources" });
  return [...value.members].map(([text, { name, value: as }]) => {
    const address = parseAddress(text);
    if (!address.ok) return fail(name, "profile-source-unreadable", { text });
    const isByItself = as.kind === "text" && as.value === byItself;
    return { address: address.value.text, as: isByItself ? byItself : word(as, text) };
  });
}

function readMeasure(members: Members): Measure | null {
  const value = members.get("measureAs")?.value;
  if (value === undefined) return null;
  if (value.kind === "object") {
    const { description } = readFormat(value);
    const format = measuredOf(description);
    return format === null ? fail(value, "field-sequence-missing", {}) : { is: "described", format };
  }
  const word = textIn(value, "measureAs", limits.decoderWordCharacters);
  const kinds = [...namedStreamKinds, "none"] as const;
  const kind = kinds.find((one) => one === word);
  return kind ? { is: "kind", kind } : fail(value, "profile-measure-unknown", { word, kinds: [...kinds] });
}

function readThresholds(members: Members): OwnThresholds | null {
  const value = members.get("thresholds")?.value;
  if (value === undefined) return null;
  const own = membersOf(value, "thresholds", [...thresholdFigures, "clearing"]);
  const differs: Record<string, unknown> = {};
  for (const [member, { value: given }] of own) {
    if (member === "clearing") {
      differs[member] = numberOf(value, own, member, 0, 86_400, null);
      continue;
    }
    const parsed = v.safeParse(v.nullable(thresholdSchema), plainJson(given));
    if (!parsed.success) return fail(given, "profile-value-wrong", { member });
    differs[member] = parsed.output;
  }
  return differs as OwnThresholds;
}

function readFormat(node: JsonNode): KeptFormat {
  const format = parseFormat(JSON.stringify(plainJson(node)));
  if (!format.ok) return failWith(node, format.problem);
  // As it is kept: without comments, in the form that the program writes.
  return { ...format.value, text: formatDescription(format.value.description) };
}

function readPair(node: JsonNode, groups: readonly string[]): ProfilePair {
  const members = membersOf(node, "pairs", ["a", "b", "waitMs"]);
  const leg = (member: "a" | "b"): number => {
    const value = memberOf(node, members, member, '"239.1.2.3:5004"');
    const text = joinTextOf(readJoin(value));
    const place = groups.indexOf(text);
    return place === -1 ? fail(value, "profile-leg-unknown", { text }) : place;
  };
  const [a, b] = [leg("a"), leg("b")];
  if (a === b) fail(node, "profile-pair-itself", {});
  const waits = limits.pairWaits.map(String);
  const waitMs = numberOf(node, members, "waitMs", 0, Number.MAX_SAFE_INTEGER, limits.pairWaitMs);
  if (!waits.includes(String(waitMs)))
    fail(memberOf(node, members, "waitMs", "50"), "json-no-choice", { member: "waitMs", choices: waits });
  return { a, b, waitMs };
}

function readChoice(node: JsonNode, words: ReadonlySet<string>): DecoderChoice {
  const members = membersOf(node, "decoding", ["group", "source", "as"]);
  const key = textOf(node, members, "group", '"live/239.1.2.3:5004"', limits.membershipKeyCharacters);
  if (parseMembershipKey(key) === null)
    fail(memberOf(node, members, "group", ""), "profile-value-wrong", { member: "group" });
  const source = optionalText(members, "source", limits.addressLength);
  return { key, source, as: readWord(memberOf(node, members, "as", '"rtp"'), "as", words) };
}
