import { formatDescription } from "../described/description-json.ts";
import { measuredDescription } from "../model/description.ts";
import type { Measure, Profile, ProfileGroup } from "./profile.ts";
import { joinTextOf, profileVersion } from "./profile-text.ts";

/** A profile as a file: `parseProfile` gives it back. What was never said is left out. */
export function formatProfile(name: string, profile: Profile): string {
  const { groups, pairs, formats, decoding, sections } = profile;
  const texts = groups.map(joinTextOf);
  return written({
    ...{ castscope: "profile", version: profileVersion, name },
    groups: groups.map((group, place) => groupMembers(group, texts[place] ?? "")),
    ...some(
      "pairs",
      pairs.map(({ a, b, waitMs }) => ({ a: texts[a], b: texts[b], waitMs })),
    ),
    ...some(
      "formats",
      formats.map((text) => JSON.parse(text) as unknown),
    ),
    ...some(
      "decoding",
      decoding.map(({ key, source, as }) => ({ group: key, ...(source && { source }), as })),
    ),
    ...(Object.keys(sections).length === 0 ? {} : { window: sections }),
  });
}

function some(name: string, list: readonly unknown[]): object {
  return list.length === 0 ? {} : { [name]: list };
}

function groupMembers(group: ProfileGroup, join: string): object {
  const { name, label, colour, decodeAs, sources, measureAs, thresholds } = group;
  return {
    join,
    ...(name && { name }),
    ...(label && { label }),
    ...(colour && { colour }),
    ...(decodeAs && { decodeAs }),
    ...(sources.length > 0 && {
      sources: Object.fromEntries(sources.map(({ address, as }) => [address, as])),
    }),
    ...(measureAs && { measureAs: measureMember(measureAs) }),
    ...(thresholds && { thresholds }),
  };
}

function measureMember(measure: Measure): unknown {
  if (measure.is === "kind") return measure.kind;
  return JSON.parse(formatDescription(measuredDescription(measure.format)));
}

/** One line for a group of which little was said: a thousand stay readable. */
function written(value: object): string {
  const lines = Object.entries(value).map(([name, member]) => {
    const text = Array.isArray(member)
      ? `[\n${member.map((one) => `    ${inLine(one)}`).join(",\n")}\n  ]`
      : JSON.stringify(member, null, 2).replaceAll("\n", "\n  ");
    return `  ${JSON.stringify(name)}: ${Array.isArray(member) && member.length === 0 ? "[]" : text}`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** A short element in one line, with spaces where people would have them. */
function inLine(value: unknown): string {
  const text = JSON.stringify(value, null, 1).replaceAll(/\n */g, " ");
  return text.length <= 160 ? text : JSON.stringify(value, null, 2).replaceAll("\n", "\n    ");
}
