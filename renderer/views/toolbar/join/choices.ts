import { formatJoinText, type JoinIntent } from "../../../../shared/input/join-text.ts";
import { limits } from "../../../../shared/limits.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { type KnownGroup, knownGroups } from "../../../../shared/net/known-groups.ts";
import type { Reading } from "./reading.ts";

/** One line of the list below the join field. */
export interface Choice {
  readonly id: string;
  readonly action: "join" | "any-source" | "compose" | "listen" | "known" | "several";
  /** The address, and what is said about it. */
  readonly address: string;
  readonly note: string;
  /** The join text, or the texts, that the choice stands for. */
  readonly texts: readonly string[];
}

/** What can be done with the text as it stands; the first is what Enter does. */
export function joinChoices(text: string, reading: Reading): readonly Choice[] {
  switch (reading.kind) {
    case "empty":
      return [];
    case "group":
      return groupChoices(reading.intent);
    case "host":
      return hostChoices(reading.intent);
    case "several": {
      const { entries } = reading;
      const address = `${entries.length} groups`;
      return [{ id: "several", action: "several", address, note: "each on its own row", texts: entries }];
    }
    case "problem":
      return knownMatches(text).map(knownChoice);
  }
}

/** True where a name was typed: then Enter takes the first known group, for it can be nothing else. */
export function namesKnownGroup(text: string): boolean {
  const word = text.trim();
  return /[g-z]/i.test(word) && knownMatches(word).length > 0;
}

function groupChoices(intent: JoinIntent): Choice[] {
  const { address, port, on, from } = intent;
  const endpoint = formatEndpoint(address.text, port);
  const text = formatJoinText({ address: address.text, port, on, from });
  const where = on === null ? "" : ` on ${on}`;
  const whole = from === null ? `from any source${where}` : `from ${from}${where}`;
  const choices: Choice[] = [{ id: "join", action: "join", address: endpoint, note: whole, texts: [text] }];
  if (from !== null) {
    const any = formatJoinText({ address: address.text, port, on });
    const note = `from any source${where}`;
    choices.push({ id: "any-source", action: "any-source", address: endpoint, note, texts: [any] });
  }
  choices.push(composeChoice(endpoint, text));
  return choices;
}

function hostChoices({ address, port, on }: JoinIntent): Choice[] {
  const endpoint = formatEndpoint(address.text, port);
  const text = formatJoinText({ address: address.text, port, on });
  return [
    { id: "listen", action: "listen", address: endpoint, note: "listen on this computer", texts: [text] },
    composeChoice(endpoint, text),
  ];
}

function composeChoice(address: string, text: string): Choice {
  return { id: "compose", action: "compose", address, note: "use in Compose", texts: [text] };
}

function knownMatches(text: string): KnownGroup[] {
  const typed = text.trim().toLowerCase().replace(/^\[/, "");
  if (typed === "") return [];
  return knownGroups
    .filter(({ address, name }) => address.startsWith(typed) || name.toLowerCase().includes(typed))
    .slice(0, limits.knownGroupsOffered);
}

function knownChoice({ address, port, name, about }: KnownGroup): Choice {
  // A group without a usual port only completes the address.
  const endpoint = port === null ? address : formatEndpoint(address, port);
  return {
    id: `${name} ${endpoint}`,
    action: "known",
    address: endpoint,
    note: `${name}: ${about}`,
    texts: [endpoint],
  };
}
